/**
 * Missions accept every sensible way to their goals, not only the one that stands in the file, and refuse what only looks
 * like one.
 */
import { isRejected } from '../../../src/api/rejection';
import { exerciseOf } from '../../../src/tutor/exercises/library';
import { afterCommand, beginningOf, missingOf, type Moment } from '../../../src/tutor/exercises/play';

/** The manifest of shop in half-a-minute, without the number. */
const WITHOUT_REPLICAS = `apiVersion: apps/v1
kind: Deployment
metadata: { name: shop, labels: { app: shop } }
spec:
  selector: { matchLabels: { app: shop } }
  template:
    metadata: { labels: { app: shop } }
    spec: { containers: [{ name: shop, image: 'shop:v2', resources: { requests: { cpu: 200m } } }] }`;

type Way = readonly [mission: string, step: number, commands: readonly string[]];

const RIGHT: readonly Way[] = [
  ['friday-release', 1, ['update shop v3']],
  ['friday-release', 1, ['rollback shop --to 1']],
  ['friday-release', 1, ['update shop v2']],
  ['friday-release', 2, ['set image deployment/shop shop=shop:v3']],
  ['friday-release', 2, ['scale shop 5', 'update shop v3']],
  ['drain-does-not-end', 1, ['patch pdb shop -p \'{"spec":{"minAvailable":1}}\'', 'drain node-1']],
  ['drain-does-not-end', 1, ['scale shop 4', 'drain node-1']],
  ['drain-does-not-end', 2, ['uncordon node-1', 'scale shop 4']],
  ['ready-for-one-second', 1, ['update shop v2']],
  ['ready-for-one-second', 1, ['update shop v1']],
  ['ready-for-one-second', 2, ['update shop v2', 'patch deployment shop -p \'{"spec":{"minReadySeconds":30}}\'']],
  ['half-a-minute', 1, [`apply -f -\n${WITHOUT_REPLICAS}`, 'wait 1m']],
  ['half-a-minute', 2, ['delete hpa shop', 'autoscale deployment shop --min=8 --max=10 --cpu-percent=70', 'wait 1m']],
  ['one-answer-in-four', 1, ['delete deployment trial']],
  ['one-answer-in-four', 1, ['unready pod trial']],
  [
    'one-answer-in-four',
    1,
    [
      'patch deployment shop -p \'{"spec":{"template":{"metadata":{"labels":{"track":"live"}}}}}\'',
      'patch service shop -p \'{"spec":{"selector":{"track":"live"}}}\'',
    ],
  ],
  ['one-answer-in-four', 2, ['create deployment sandbox --image=shop:test']],
  [
    'release-never-began',
    1,
    [
      'patch deployment shop -p \'{"spec":{"strategy":{"rollingUpdate":{"maxSurge":0,"maxUnavailable":1}}}}\'',
      'wait 2m',
    ],
  ],
  ['release-never-began', 2, ['delete quota team', 'create quota team --hard=pods=4', 'update shop v3', 'wait 5m']],
  ['release-never-began', 2, ['patch quota team -p \'{"spec":{"hard":{"pods":"4"}}}\'', 'update shop v3', 'wait 5m']],
  ['two-nodes-without-logs', 1, ['label nodes --all logs=on --overwrite']],
  [
    'only-new-pods-fail',
    1,
    [
      'apply -f -\n{apiVersion: v1, kind: ConfigMap, metadata: {name: shop-settings}, data: {CURRENCY: EUR}}',
      'delete pod',
    ],
  ],
  ['only-new-pods-fail', 2, ['update shop v2']],
  ['only-new-pods-fail', 2, ['delete pods -l app=shop']],
  ['node-at-night', 1, ['delete pod db-2 --force', 'wait 7m']],
  ['node-at-night', 1, ['taint node node-2 node.kubernetes.io/out-of-service=off:NoExecute']],
  ['node-at-night', 1, ['delete node node-2', 'wait 6m']],
  ['node-at-night', 1, ['node remove node-2', 'node add', 'wait 7m']],
  ['slow-answers', 1, ['uncordon node-1', 'set resources deployment search --requests=cpu=500m']],
  ['slow-answers', 1, ['set resources deployment search --requests=cpu=250m']],
  ['slow-answers', 1, ['node add', 'node add']],
  ['slow-answers', 2, ['scale search 6', 'set resources deployment search --requests=cpu=500m']],
  ['slow-answers', 2, ['set resources deployment search --requests=cpu=1', 'scale search 6']],
  ['every-fifth-request', 1, ['set image deployment/shop shipper=shipper:v2']],
  ['every-fifth-request', 1, ['rollback shop', 'set image deployment/shop shop=shop:v2']],
  [
    'nobody-answers',
    1,
    [
      'patch deployment shop --type=json -p \'[{"op":"replace","path":"/spec/template/spec/containers/0/readinessProbe/httpGet/port","value":8080}]\'',
    ],
  ],
  ['nobody-answers', 2, ['delete service shop', 'expose deployment shop --port=80 --target-port=8080']],
  ['back-yet-not-back', 1, ['scale db 2', 'scale db 3']],
  ['back-yet-not-back', 1, ['delete pod db-2 --force']],
  [
    'release-hangs',
    1,
    ['patch deployment notes -p \'{"spec":{"strategy":{"type":"Recreate","rollingUpdate":null}}}\''],
  ],
  ['release-hangs', 1, ['delete pod notes-84']],
  ['tickets-vanish', 1, ['patch deployment tickets -p \'{"spec":{"replicas":1}}\'']],
  [
    'tickets-vanish',
    2,
    [
      'deploy db 3 statefulset',
      'set env deployment/tickets BACKEND=db',
      `patch deployment tickets --type=json -p '[{"op":"remove","path":"/spec/template/spec/volumes"},{"op":"remove","path":"/spec/template/spec/containers/0/volumeMounts"}]'`,
      'scale tickets 3',
    ],
  ],
];

/** Each leaves the cause where it was, or takes something away that has to stay. */
const WRONG: readonly Way[] = [
  ['friday-release', 1, ['scale shop 6']],
  ['friday-release', 2, ['scale shop 0', 'update shop v3']],
  ['drain-does-not-end', 1, ['delete pod', 'delete pod']],
  ['drain-does-not-end', 1, ['node remove node-1']],
  ['ready-for-one-second', 1, ['scale shop 1']],
  ['one-answer-in-four', 1, ['scale shop 2']],
  ['one-answer-in-four', 2, ['deploy beta 1 --image shop:test', 'scale trial 1']],
  ['release-never-began', 1, ['delete quota team', 'wait 5m']],
  ['two-nodes-without-logs', 2, ['taint node node-4 gpu-', 'wait 1m']],
  ['only-new-pods-fail', 1, ['scale shop 0', 'scale shop 3']],
  ['node-at-night', 1, ['delete pod db-2 --force', 'scale db 2']],
  ['node-at-night', 2, ['node add', 'cordon node-1']],
  ['slow-answers', 2, ['node add', 'node add', 'node add', 'scale search 6']],
  ['every-fifth-request', 1, ['delete deployment shop', 'deploy shop 3 --image shop:v2']],
  ['nobody-answers', 1, ['probe shop off', 'rollout restart shop']],
  ['back-yet-not-back', 1, ['delete statefulset db', 'deploy db 2 statefulset']],
  ['release-hangs', 1, ['delete deployment notes', 'deploy notes 1 --image notes:v2']],
  ['tickets-vanish', 2, ['deploy db 3 statefulset', 'set env deployment/tickets BACKEND=db', 'scale tickets 3']],
];

const named = ([mission, step, commands]: Way) =>
  [`${mission} ${step}: ${commands.join(', ').slice(0, 90)}`, mission, step, commands] as const;

function reach(mission: string, step: number, commands: readonly string[]): readonly string[] {
  const began = beginOf(mission, step);
  return missingOf(began.goal, after(began.moment, commands), began.moment.cluster);
}

function beginOf(mission: string, number: number) {
  const exercise = exerciseOf('mission', mission);
  if (exercise === undefined) throw new Error(`no mission ${mission}`);
  const before = exercise.steps.slice(0, number - 1);
  const moment = before.reduce<Moment>((so, { solution }) => after(so, solution), beginningOf(exercise));
  return { goal: exercise.steps[number - 1]?.goal ?? [], moment };
}

function after(moment: Moment, commands: readonly string[]): Moment {
  return commands.reduce<Moment>((so, command) => {
    const next = afterCommand(so, command);
    if (isRejected(next)) throw new Error(`${command}: ${next.message}`);
    return next;
  }, moment);
}

describe('missions', () => {
  test.each(RIGHT.map(named))('%s reaches the goal', (_, mission, step, commands) => {
    expect(reach(mission, step, commands)).toEqual([]);
  });

  test.each(WRONG.map(named))('%s does not', (_, mission, step, commands) => {
    expect(reach(mission, step, commands)).not.toEqual([]);
  });
});
