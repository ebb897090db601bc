/**
 * Missions accept every sensible way to their goals, not only the one that stands in the file, and refuse what only looks
 * like one.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRejected } from '../../../src/api/rejection';
import { afterCommand, beginningOf, missingOf, type Moment } from '../../../src/tutor/exercises/play';
import { readExercise } from '../../../src/tutor/exercises/read-exercise';

const MISSIONS = join(__dirname, '../../../src/tutor/content/missions');

/** The manifest of shop in fighting-autoscaler, without the number. */
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
  ['bad-release', 1, ['update shop v3']],
  ['bad-release', 1, ['rollback shop --to 1']],
  ['bad-release', 1, ['update shop v2']],
  ['bad-release', 2, ['set image deployment/shop shop=shop:v3']],
  ['bad-release', 2, ['scale shop 5', 'update shop v3']],
  ['blocked-drain', 1, ['patch pdb shop -p \'{"spec":{"minAvailable":1}}\'', 'drain node-1']],
  ['blocked-drain', 1, ['scale shop 4', 'drain node-1']],
  ['blocked-drain', 2, ['uncordon node-1', 'scale shop 4']],
  ['crash-loop', 1, ['update shop v2']],
  ['crash-loop', 1, ['update shop v1']],
  ['crash-loop', 2, ['update shop v2', 'patch deployment shop -p \'{"spec":{"minReadySeconds":30}}\'']],
  ['fighting-autoscaler', 1, [`apply -f -\n${WITHOUT_REPLICAS}`, 'wait 1m']],
  [
    'fighting-autoscaler',
    2,
    ['delete hpa shop', 'autoscale deployment shop --min=8 --max=10 --cpu-percent=70', 'wait 1m'],
  ],
  ['foreign-pods', 1, ['delete deployment trial']],
  ['foreign-pods', 1, ['unready pod trial']],
  [
    'foreign-pods',
    1,
    [
      'patch deployment shop -p \'{"spec":{"template":{"metadata":{"labels":{"track":"live"}}}}}\'',
      'patch service shop -p \'{"spec":{"selector":{"track":"live"}}}\'',
    ],
  ],
  ['foreign-pods', 2, ['create deployment sandbox --image=shop:test']],
  [
    'full-quota',
    1,
    [
      'patch deployment shop -p \'{"spec":{"strategy":{"rollingUpdate":{"maxSurge":0,"maxUnavailable":1}}}}\'',
      'wait 2m',
    ],
  ],
  ['full-quota', 2, ['delete quota team', 'create quota team --hard=pods=4', 'update shop v3', 'wait 5m']],
  ['full-quota', 2, ['patch quota team -p \'{"spec":{"hard":{"pods":"4"}}}\'', 'update shop v3', 'wait 5m']],
  ['missing-agent', 1, ['label nodes --all logs=on --overwrite']],
  [
    'missing-settings',
    1,
    [
      'apply -f -\n{apiVersion: v1, kind: ConfigMap, metadata: {name: shop-settings}, data: {CURRENCY: EUR}}',
      'delete pod',
    ],
  ],
  ['missing-settings', 2, ['update shop v2']],
  ['missing-settings', 2, ['delete pods -l app=shop']],
  ['node-at-night', 1, ['delete pod db-2 --force', 'wait 7m']],
  ['node-at-night', 1, ['taint node node-2 node.kubernetes.io/out-of-service=off:NoExecute']],
  ['node-at-night', 1, ['delete node node-2', 'wait 6m']],
  ['node-at-night', 1, ['node remove node-2', 'node add', 'wait 7m']],
  ['nothing-fits', 1, ['uncordon node-1', 'set resources deployment search --requests=cpu=500m']],
  ['nothing-fits', 1, ['set resources deployment search --requests=cpu=250m']],
  ['nothing-fits', 1, ['node add', 'node add']],
  ['nothing-fits', 2, ['scale search 6', 'set resources deployment search --requests=cpu=500m']],
  ['nothing-fits', 2, ['set resources deployment search --requests=cpu=1', 'scale search 6']],
  ['out-of-memory', 1, ['set image deployment/shop shipper=shipper:v2']],
  ['out-of-memory', 1, ['rollback shop', 'set image deployment/shop shop=shop:v2']],
  [
    'quiet-service',
    1,
    [
      'patch deployment shop --type=json -p \'[{"op":"replace","path":"/spec/template/spec/containers/0/readinessProbe/httpGet/port","value":8080}]\'',
    ],
  ],
  ['quiet-service', 2, ['delete service shop', 'expose deployment shop --port=80 --target-port=8080']],
  ['stuck-statefulset', 1, ['scale db 2', 'scale db 3']],
  ['stuck-statefulset', 1, ['delete pod db-2 --force']],
  ['stuck-volume', 1, ['patch deployment notes -p \'{"spec":{"strategy":{"type":"Recreate","rollingUpdate":null}}}\'']],
  ['stuck-volume', 1, ['delete pod notes-84']],
  ['two-writers', 1, ['patch deployment tickets -p \'{"spec":{"replicas":1}}\'']],
  [
    'two-writers',
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
  ['bad-release', 1, ['scale shop 6']],
  ['bad-release', 2, ['scale shop 0', 'update shop v3']],
  ['blocked-drain', 1, ['delete pod', 'delete pod']],
  ['blocked-drain', 1, ['node remove node-1']],
  ['crash-loop', 1, ['scale shop 1']],
  ['foreign-pods', 1, ['scale shop 2']],
  ['foreign-pods', 2, ['deploy beta 1 --image shop:test', 'scale trial 1']],
  ['full-quota', 1, ['delete quota team', 'wait 5m']],
  ['missing-agent', 2, ['taint node node-4 gpu-', 'wait 1m']],
  ['missing-settings', 1, ['scale shop 0', 'scale shop 3']],
  ['node-at-night', 1, ['delete pod db-2 --force', 'scale db 2']],
  ['node-at-night', 2, ['node add', 'cordon node-1']],
  ['nothing-fits', 2, ['node add', 'node add', 'node add', 'scale search 6']],
  ['out-of-memory', 1, ['delete deployment shop', 'deploy shop 3 --image shop:v2']],
  ['quiet-service', 1, ['probe shop off', 'rollout restart shop']],
  ['stuck-statefulset', 1, ['delete statefulset db', 'deploy db 2 statefulset']],
  ['stuck-volume', 1, ['delete deployment notes', 'deploy notes 1 --image notes:v2']],
  ['two-writers', 2, ['deploy db 3 statefulset', 'set env deployment/tickets BACKEND=db', 'scale tickets 3']],
];

const named = ([mission, step, commands]: Way) =>
  [`${mission} ${step}: ${commands.join(', ').slice(0, 90)}`, mission, step, commands] as const;

function reach(mission: string, step: number, commands: readonly string[]): readonly string[] {
  const began = beginOf(mission, step);
  return missingOf(began.goal, after(began.moment, commands), began.moment.cluster);
}

function beginOf(mission: string, number: number) {
  const read = readExercise(readFileSync(join(MISSIONS, `${mission}.yaml`), 'utf8'));
  if ('error' in read) throw new Error(read.error.message);
  const { exercise } = read;
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
