import { ALL_VERBS } from '../../../src/app/verbs';
import { isRefused, play, type Played, playOne } from '../play';
import { violations } from '../style-rules';

const last = (commands: readonly string[]): Played => play(commands).at(-1)!;
const story = ({ reply }: Played) => reply.story.join(' ').replaceAll(/\s+/g, ' ');

const WITH_BOTH = ['deploy web', 'Probe web liveness and readiness.'];

test('probe gives an app probes by a rollout, and offers to see them at work', () => {
  const { reply, state } = last(['deploy web', 'probe web liveness']);
  expect(reply.headline).toBe('web runs with a liveness probe: 3 of 3 ready');
  expect(violations(reply, { verbs: ALL_VERBS })).toEqual([]);
  expect(reply.buttons.filter(({ run }) => isRefused(state, run))).toEqual([]);
  expect(reply.buttons[0]?.run).toMatch(/^unready pod web-/);
});

test('an app that stops answering is started again by its liveness probe', () => {
  const played = last([...WITH_BOTH, 'unready pod']);
  expect(played.reply.headline).toMatch(/^web\.\.\w+ was started again: liveness failed$/);
  expect(story(played)).toMatch(/kubelet stopped container web of web\.\.\w+: its liveness probe failed 3 times/);
  expect(story(played)).toMatch(/started it again in the same Pod/);
  expect(violations(played.reply, { verbs: ALL_VERBS })).toEqual([]);
});

test('with a readiness probe it is only taken out of its Service', () => {
  const played = last(['deploy web', 'probe web readiness', 'unready pod']);
  expect(played.reply.headline).toMatch(/^web\.\.\w+ runs on, not ready: 2 of 3 serve$/);
  expect(story(played)).toMatch(/because its readiness probe failed 3 times/);
  expect(violations(played.reply, { verbs: ALL_VERBS })).toEqual([]);
});

test('probe off takes them away, and the old template is taken again', () => {
  const { reply } = last([...WITH_BOTH, 'probe web off']);
  expect(reply.headline).toBe('web runs without probes: 3 of 3 ready');
  expect(violations(reply, { verbs: ALL_VERBS })).toEqual([]);
});

test('an image that never answers is found out, and diagnose says by which probe', () => {
  const { state } = last(['deploy web', 'probe web liveness', 'update web bad']);
  const { reply } = playOne(state, 'diagnose');
  expect(reply.story.join(' ').replaceAll(/\s+/g, ' ')).toContain(
    'Container web ran, but its liveness probe failed, so the kubelet stopped it',
  );
  expect(reply.verbatim).toMatch(/^Warning {2}Unhealthy {2}Liveness probe failed: Get "http:/);
  expect(violations(reply, { verbs: ALL_VERBS })).toEqual([]);
});

test.each([
  'probe',
  'probe web',
  'probe web often',
  'probe nothing liveness',
  'probe web api liveness',
  'probe constructor',
])('%s is refused with a way on', (command) => {
  const { state } = last(['deploy web']);
  const { reply, state: after } = playOne(state, command);
  expect(after).toBe(state);
  expect(reply.headline.length).toBeLessThanOrEqual(60);
  expect(reply.buttons.length).toBeGreaterThan(0);
  expect(violations(reply, { verbs: ALL_VERBS })).toEqual([]);
});
