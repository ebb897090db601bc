import { keyOf } from '../../src/cluster/cluster';
import { usageOf } from '../../src/containers/usage';
import { Practice } from '../commands/practice';

/** What the Pods of web use, in the order in which they were made. */
function usage(practice: Practice): readonly unknown[] {
  const { cluster } = practice;
  const used = usageOf(cluster, 'default', cluster.list('Pod'));
  return [...used.values()].map((containers) => Object.fromEntries(containers));
}

const MEMORY = 64 * 1024 * 1024;

function loaded(rate: number): Practice {
  const practice = new Practice({ seed: 3 });
  practice.done('deploy web 2');
  const [service] = practice.cluster.list('Service');
  if (service === undefined) throw new Error('no Service');
  practice.cluster.machines.setLoad(keyOf(service), rate);
  return practice;
}

test('a container without requests uses next to nothing', () => {
  expect(usage(loaded(0))).toEqual([{ web: { cpu: 1, memory: MEMORY } }, { web: { cpu: 1, memory: MEMORY } }]);
});

test('a request per second takes a thousandth of a core, in equal shares', () => {
  expect(usage(loaded(301))).toEqual([{ web: { cpu: 151, memory: MEMORY } }, { web: { cpu: 151, memory: MEMORY } }]);
});

test('a Pod that can do no more uses no more', () => {
  expect(usage(loaded(5000))).toMatchObject([{ web: { cpu: 200 } }, { web: { cpu: 200 } }]);
});

test('nobody uses more than the limit', () => {
  const practice = loaded(300);
  practice.done('set resources deployment/web --limits=cpu=100m,memory=32Mi');
  expect(usage(practice)).toMatchObject([{ web: { cpu: 100, memory: MEMORY / 2 } }, { web: { cpu: 100 } }]);
});

test('of Pods on a silent Node, and of such as do not run, nothing is known', () => {
  const practice = loaded(300);
  const [pod] = practice.cluster.list('Pod');
  practice.done(`node fail ${pod?.spec.nodeName ?? ''}`);
  expect(usage(practice)).toHaveLength(1);
  const waiting = new Practice();
  waiting.done('deploy web --image=web:nopull');
  expect(usage(waiting)).toEqual([]);
});
