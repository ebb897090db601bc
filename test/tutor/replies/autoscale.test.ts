import { ALL_VERBS } from '../../../src/app/verbs';
import type { Reply } from '../../../src/tutor/reply';
import { isRefused, play, type Played } from '../play';
import { violations } from '../style-rules';

const READY = ['deploy web', 'set resources deployment/web --requests=cpu=200m', 'autoscale web 2 8 50%'];

function last(texts: readonly string[]): Played {
  const played = play(texts).at(-1);
  if (played === undefined) throw new Error('nothing was played');
  return played;
}

/** A story as one text, without its line breaks. */
const told = ({ story }: Reply): string => story.join(' ').replace(/\s+/g, ' ');

const WALK = [
  ...READY,
  'load web 900',
  'wait 1m',
  'why web',
  'diagnose',
  'scale web 4',
  'load web 100',
  'wait 1m',
  'wait 5m',
  'load web off',
  'scale web 0',
  'wait 1m',
  'scale web 2',
  'delete hpa web',
  'explain autoscaler',
  'explain utilization',
];

test('every reply of the walk keeps the rules, and every button works', () => {
  for (const { reply, before, after, state, text } of play(WALK)) {
    expect([text, violations(reply, { before, after, verbs: ALL_VERBS })]).toEqual([text, []]);
    for (const { run } of reply.buttons) expect([text, run, isRefused(state, run)]).toEqual([text, run, false]);
  }
});

test('an autoscaler is told with its bounds, and what a request costs', () => {
  const { reply } = last(READY);
  expect(reply.headline).toBe('web has an autoscaler: 2 to 8 Pods');
  expect(reply.story[0]).toContain('you made an autoscaler');
  expect(reply.notice).toContain('a request takes 1m of CPU');
});

test('where no CPU is asked for the repair comes first, and it helps', () => {
  const { reply } = last(['deploy web', 'autoscale web 2 8']);
  expect(reply.headline).toBe('web has an autoscaler, but asks for no CPU');
  const [repair] = reply.buttons;
  expect(repair).toEqual({ label: 'Ask for CPU', run: 'set resources deployment/web --requests=cpu=200m' });
  const { reply: waited } = last(['deploy web', 'autoscale web 2 8', 'wait 1m']);
  expect(waited.headline).toBe('web: its autoscaler cannot count');
  expect(told(waited)).toContain('because container web asks for no CPU');
  const { reply: found } = last(['deploy web', 'autoscale web 2 8', 'diagnose']);
  expect(found.headline).toBe('autoscaler web cannot count: no CPU asked for');
  expect(found.buttons[0]).toEqual(repair);
});

test('who sends requests is told when the autoscaler looks, and what it did meanwhile', () => {
  const { reply } = last([...READY, 'load web 900']);
  expect(reply.story.at(-1)).toBe('10s autoscaler looks every 15s, next in 5s');
  expect(reply.buttons[0]?.run).toBe('wait 1m');
  const { reply: again } = last([...READY, 'load web 900', 'load web 800']);
  expect(told(again)).toContain('autoscaler set Deployment web from 3 to 6, because CPU use is 100%');
});

test('who waits is told what it set, and why', () => {
  const { reply } = last([...READY, 'load web 900', 'wait 1m']);
  expect(reply.headline).toBe('web went from 3 to 8 Pods, by its autoscaler');
  expect(reply.notice).toContain('leave the field out');
});

test('while it waits before it takes Pods away, the reply says when', () => {
  const { reply } = last([...READY, 'load web 900', 'wait 1m', 'wait 1m', 'load web 100', 'wait 1m']);
  expect(reply.headline).toBe('web keeps its Pods for now: its autoscaler waits');
  expect(reply.picture?.join('\n')).toMatch(/next {2}\dm\d\ds {2}autoscaler changes web/);
  expect(reply.buttons[0]?.run).toBe('wait 5m');
});

test('a number that is set by hand is told to be the autoscaler’s, too', () => {
  const { reply } = last([...READY, 'scale web 4']);
  expect(reply.notice).toContain('the autoscaler sets this number, too');
});

test('why a workload has its size', () => {
  const { reply } = last([...READY, 'load web 900', 'wait 1m', 'why web']);
  expect(reply.headline).toBe('web has this size, because its autoscaler asked for it');
});

test('at its most it is good to know', () => {
  const { reply } = last([...READY, 'load web 900', 'wait 1m', 'diagnose']);
  expect(reply.picture).toContain('  web  at its most, 8 Pods');
});

test('with 0 Pods it does nothing, and the reply offers a number', () => {
  const { reply } = last([...READY, 'scale web 0', 'wait 1m']);
  expect(reply.headline).toBe('web: its autoscaler does nothing with 0 Pods');
  expect(reply.buttons[0]).toEqual({ label: 'Scale to 2', run: 'scale web 2' });
});

test('a manifest of an autoscaler is answered like the word', () => {
  const manifest = [
    'apply -f -',
    'apiVersion: autoscaling/v1',
    'kind: HorizontalPodAutoscaler',
    'metadata: { name: web }',
    'spec: { scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }, maxReplicas: 6 }',
  ].join('\n');
  const { reply } = last(['deploy web', manifest]);
  expect(reply.headline).toBe('web has an autoscaler, but asks for no CPU');
  expect(reply.buttons[0]?.label).toBe('Ask for CPU');
});
