import type { Pod } from '../../src/api/objects';
import { evictPod } from '../../src/cluster/eviction';
import { millisOf } from '../../src/cluster/time';
import { Practice } from '../commands/practice';

function running(): { readonly practice: Practice; readonly pod: Pod } {
  const practice = new Practice();
  practice.done('deploy web 1');
  return { practice, pod: practice.cluster.list('Pod')[0]! };
}

const noteOf = (pod: Pod | undefined) => pod?.status.conditions?.filter(({ type }) => type === 'DisruptionTarget');

test('an eviction is noted on the Pod, which then has its grace like after any deletion', () => {
  const { practice, pod } = running();
  evictPod(practice.cluster, pod);
  const marked = practice.cluster.get('Pod', pod.metadata.name, 'default');
  expect(noteOf(marked)).toMatchObject([
    { status: 'True', reason: 'EvictionByEvictionAPI', message: 'Eviction API: evicting' },
  ]);
  expect(marked?.metadata.deletionGracePeriodSeconds).toBe(30);
  expect(millisOf(marked?.metadata.deletionTimestamp ?? '')).toBe(practice.cluster.now + 30_000);
});

test('a grace of its own wins, and grace 0 takes the Pod out at once', () => {
  const { practice, pod } = running();
  const copy = practice.cluster.fork();
  evictPod(copy, pod, { gracePeriodSeconds: 5 });
  expect(copy.get('Pod', pod.metadata.name, 'default')?.metadata.deletionGracePeriodSeconds).toBe(5);
  evictPod(practice.cluster, pod, { gracePeriodSeconds: 0 });
  expect(practice.cluster.get('Pod', pod.metadata.name, 'default')).toBeUndefined();
});

test('a second eviction notes nothing twice', () => {
  const { practice, pod } = running();
  evictPod(practice.cluster, pod);
  const once = practice.cluster.get('Pod', pod.metadata.name, 'default')!;
  evictPod(practice.cluster, once);
  const twice = practice.cluster.get('Pod', pod.metadata.name, 'default');
  expect(noteOf(twice)).toHaveLength(1);
  expect(twice?.metadata.deletionTimestamp).toBe(once.metadata.deletionTimestamp);
});
