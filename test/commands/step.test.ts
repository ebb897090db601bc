/**
 * `step`: one look of a controller at a time, from any command to rest.
 */
import { ALL_VERBS } from '../../src/app/verbs';
import { Cluster } from '../../src/cluster/cluster';
import { newCluster } from '../../src/cluster/new-cluster';
import type { ClusterState } from '../../src/cluster/state';
import { CONTROLLERS } from '../../src/controllers';
import { Loop } from '../../src/controllers/loop';
import { readScenario } from '../../src/scenarios/read';
import { runScenario } from '../../src/scenarios/run';
import { isReady } from '../../src/diagram/pod-state';
import { TERMS } from '../../src/tutor/story/terms';
import { NOTHING_TAUGHT } from '../../src/tutor/taught';
import { isRefused, play, type Played, playOne } from '../tutor/play';
import { violations } from '../tutor/style-rules';

const WEB = play(['deploy web']).at(-1)!.state;
/** Nothing has to be explained any more. */
const KNOWN = { ...NOTHING_TAUGHT, terms: Object.keys(TERMS) };

const readyPods = (state: ClusterState) => new Cluster(state).list('Pod').filter(isReady).length;

/** Steps until nothing is left to do. */
function toTheEnd(state: ClusterState, most = 200): readonly Played[] {
  const all: Played[] = [];
  for (let at = state; all.length < most; at = all.at(-1)!.state) {
    const next = playOne(at, 'step');
    if (next.reply.headline.startsWith('Nothing to do')) return all;
    all.push(next);
  }
  throw new Error('no end of steps');
}

test('a command before which step stands sets the wish, and one controller looks', () => {
  const { reply, after } = playOne(WEB, 'step scale web 5', KNOWN);
  expect(reply.command).toBe('step scale web 5');
  expect(reply.kubectl).toBe('kubectl scale deployment/web --replicas=5');
  expect(reply.story.join(' ')).toMatch(/Deployment controller looked at web: +set ReplicaSet +\S+ from 3 to 5/);
  expect(after.get('Deployment', 'web', 'default')?.spec.replicas).toBe(5);
  expect(after.list('ReplicaSet')[0]?.spec.replicas).toBe(5);
  expect(after.count('Pod')).toBe(3);
});

test('the next look is the one that was announced', () => {
  let { state, reply } = playOne(WEB, 'step scale web 5', KNOWN);
  for (let count = 0; count < 12; count++) {
    const [, worker = ''] = /next, (.+?) looks at/.exec(reply.notice!) ?? [];
    ({ state, reply } = playOne(state, 'step', KNOWN));
    expect(reply.story[0]).toContain(worker);
  }
});

test.each([
  'scale web 5',
  'scale web 1',
  'update web v2',
  'crash pod web',
  'delete pod web',
  'deploy db 3 statefulset',
  'deploy agent daemonset',
  'deploy notes 3 volume',
  'node add',
])('step %s comes to the same rest as the command, each reply in style', (command) => {
  const whole = playOne(WEB, command);
  const first = playOne(WEB, `step ${command}`);
  const rest = toTheEnd(first.state);
  const end = rest.at(-1) ?? first;
  expect(end.after.count('Pod')).toBe(whole.after.count('Pod'));
  expect(readyPods(end.state)).toBe(readyPods(whole.state));
  expect(end.after.now).toBe(whole.after.now);
  for (const { reply, before, after, text } of [first, ...rest]) {
    expect(violations(reply, { before, after, verbs: ALL_VERBS }).map((one) => `${text}: ${one}`)).toEqual([]);
  }
  expect(end.reply.buttons.filter(({ run }) => isRefused(end.state, run))).toEqual([]);
});

test('a cluster may rest half-way: whatever is typed next finishes what was begun', () => {
  const halfWay = playOne(WEB, 'step 2 update web v2');
  expect(halfWay.after.list('ReplicaSet')).toHaveLength(2);
  const { after, state } = playOne(halfWay.state, 'label node node-1 disk=ssd');
  expect(readyPods(state)).toBe(3);
  expect(after.list('Pod').every(({ spec }) => spec.containers[0]?.image === 'web:v2')).toBe(true);
});

test('looks-up of a half-way cluster change nothing', () => {
  const halfWay = playOne(WEB, 'step 2 scale web 5').state;
  for (const look of ['show', 'get pods', 'why web', 'diagnose', 'show steps', 'explain Pod']) {
    expect(playOne(halfWay, look).state).toBe(halfWay);
  }
});

test('a number of steps is as many single ones, but for the order of what is due at once', () => {
  const five = playOne(WEB, 'step 5 scale web 5');
  expect(five.reply.headline).toMatch(/^5 looks: Deployment, ReplicaSet/);
  expect(five.reply.story.filter((line) => /^\d+s /.test(line)).length).toBeLessThanOrEqual(5);
  expect(five.after.count('Pod')).toBe(5);
});

test('many steps are told as any command is', () => {
  const { reply } = playOne(WEB, 'step 40 scale web 5');
  expect(reply.story.join(' ')).not.toContain('looked at');
  expect(violations(reply, { verbs: ALL_VERBS })).toEqual([]);
});

test('a controller is explained behind its whole name', () => {
  expect(playOne(WEB, 'step scale web 5').reply.story[0]).toMatch(/Deployment controller \(keeps copies/);
});

test('the word may be said again: 5 steps', () => {
  expect(playOne(playOne(WEB, 'step scale web 5').state, 'step 5 steps').reply.command).toBe('step 5');
});

test('step rest finishes', () => {
  const begun = playOne(WEB, 'step scale web 5').state;
  const { reply, state } = playOne(begun, 'step rest');
  expect(readyPods(state)).toBe(5);
  expect(reply.headline).toBe('5 Pods on 3 Nodes, all ready');
});

test('at rest there is nothing to do, and nothing changes', () => {
  const { reply, state } = playOne(WEB, 'step');
  expect(reply.headline).toBe('Nothing to do: every controller found what it wants');
  expect(reply.notice).toContain('/kube step scale web 4');
  expect(state).toBe(WEB);
  expect(violations(reply, { verbs: ALL_VERBS })).toEqual([]);
});

test('what is due later is the next step: time passes for it', () => {
  const crashing = play(['deploy web', 'crash pod web loop']).at(-1)!;
  const { reply, after } = playOne(crashing.state, 'step', KNOWN);
  expect(after.now).toBeGreaterThan(crashing.after.now);
  expect(reply.took).toBe(after.now - crashing.after.now);
  expect(reply.story[0]).toMatch(/kubelet looked at/);
});

test('flags and manifests of the command are its own', () => {
  expect(playOne(WEB, 'step scale web --replicas 5').after.get('Deployment', 'web', 'default')?.spec.replicas).toBe(5);
  const manifest =
    'step apply -f -\napiVersion: v1\nkind: Pod\nmetadata: {name: lone}\nspec: {containers: [{name: a, image: "a:v1"}]}';
  const { after, reply } = playOne(WEB, manifest);
  expect(after.get('Pod', 'lone', 'default')).toBeDefined();
  expect(violations(reply, { verbs: ALL_VERBS })).toEqual([]);
});

describe('bad input', () => {
  test.each([
    ['step 0', 'I step from 1 to 50 times, not 0.', 'step'],
    ['step -1', 'I step from 1 to 50 times, not -1.', 'step'],
    ['step 51', 'I step from 1 to 50 times, not 51.', 'step'],
    ['step 1.5', 'I step from 1 to 50 times', 'step'],
    ['step wait 5s', 'wait lets time pass', 'step'],
    ['step get pods', 'get changes nothing', 'step'],
  ])('%s', (typed, message, fix) => {
    const { reply, state } = playOne(WEB, typed);
    expect(reply.headline).toBe('Nothing was changed.');
    expect(reply.notice).toContain(message);
    expect(reply.buttons[0]?.run).toBe(fix);
    expect(state).toBe(WEB);
    expect(violations(reply, { verbs: ALL_VERBS })).toEqual([]);
  });

  test.each(['step frobnicate', 'step scael web 5', 'step scale wbe 5', 'step scale web', 'step rollback web'])(
    '%s is refused as the command itself is',
    (typed) => {
      const { reply, state } = playOne(WEB, typed);
      expect(reply.audience).toBe('asker');
      expect(state).toBe(WEB);
      expect(violations(reply, { verbs: ALL_VERBS })).toEqual([]);
      for (const { run } of reply.buttons) expect([run, isRefused(WEB, run)]).toEqual([run, false]);
    },
  );
});

test('a scenario can hold the controllers, too', () => {
  const steps = [
    { kube: 'deploy web' },
    { settle: true },
    { kube: 'step 2 scale web 5' },
    { expect: { pods: 5, 'deployment/web': { ready: 3 } } },
    { settle: true },
    { expect: { 'deployment/web': { ready: 5 } } },
  ];
  const read = readScenario(JSON.stringify({ name: 'half-way', steps }));
  if ('error' in read) throw new Error(read.error.message);
  expect(runScenario(read.scenario).steps.flatMap(({ problems }) => problems)).toEqual([]);
});

describe('Loop.step', () => {
  test('is undefined at rest, and leaves the clock where it stood', () => {
    const cluster = new Cluster(WEB);
    const loop = new Loop(cluster, CONTROLLERS);
    expect(loop.step()).toBeUndefined();
    expect(cluster.now).toBe(WEB.clock);
  });

  test('names who looked at what, and what changed', () => {
    const cluster = new Cluster(newCluster({ seed: 7 }));
    const loop = new Loop(cluster, CONTROLLERS);
    while (loop.step() !== undefined) expect(cluster.now).toBeLessThan(60_000);
    const node = cluster.list('Node')[0]!;
    cluster.update({ ...node, metadata: { ...node.metadata, labels: { ...node.metadata.labels, a: 'b' } } });
    expect(loop.step()).toBeUndefined();
  });
});
