/**
 * Replies where Pods of another priority had to go, and where a StatefulSet waits for nobody.
 */
import { isRefused, play } from '../play';

const last = (...texts: readonly string[]) => play(texts).at(-1)!;

const pod = (name: string, cpu: string) =>
  `apply -f -\n${JSON.stringify({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name },
    spec: {
      priorityClassName: 'high',
      containers: [{ name: 'app', image: 'web:v1', resources: { requests: { cpu } } }],
    },
  })}`;
const FULL = ['deploy web 6', 'set resources deployment/web --requests=cpu=1900m'];
const HIGH = 'create priorityclass high --value=1000';

test('a Pod that others make room for runs, and the picture shows who went', () => {
  const { reply } = last(...FULL, HIGH, pod('vip', '1500m'));
  expect(reply.headline).toBe('vip runs; 1 other had to go');
  const picture = reply.picture!.join('\n');
  expect(picture).toMatch(/Deployment web +5 of 6 ready/);
  expect(picture).toMatch(/- \[ ] web\.\.\w{5} +gone/);
  expect(picture).toContain('+ [R] vip');
});

test('a Pod that runs is not said to wait because another one does', () => {
  expect(last(...FULL, HIGH, pod('vip', '1500m'), 'why web').reply.headline).toBe(
    'web has 5 of 6, because no Node fits',
  );
});

test.each([HIGH, 'create ns team', 'create quota small --hard=pods=3'])('%s: what was made is told', (text) => {
  const { reply, state } = last(text);
  expect(reply.story[0]).toMatch(/^0s {2}you made (PriorityClass|Namespace|ResourceQuota) /);
  expect(reply.buttons.filter(({ run }) => isRefused(state, run))).toEqual([]);
});

const PARALLEL = `apply -f -\n${JSON.stringify({
  apiVersion: 'apps/v1',
  kind: 'StatefulSet',
  metadata: { name: 'par' },
  spec: {
    replicas: 3,
    podManagementPolicy: 'Parallel',
    serviceName: 'par',
    selector: { matchLabels: { app: 'par' } },
    template: { metadata: { labels: { app: 'par' } }, spec: { containers: [{ name: 'par', image: 'par:v1' }] } },
  },
})}`;

test('Parallel: nobody is said to come or go one after another', () => {
  const made = last(PARALLEL).reply;
  expect(made.headline).toBe('par runs: par-0, par-1, par-2, all at once');
  expect(made.notice).toContain('none waits for another');
  const { story, notice } = last(PARALLEL, 'scale par 1').reply;
  expect(story[0]).toBe('0s  StatefulSet took par-2 and par-1 away, all at once');
  expect(notice).not.toContain('volume');
});
