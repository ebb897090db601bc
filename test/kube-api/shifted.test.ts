/** The cluster as it is served: its times moved, everything else as it is. */
import type { KubeObject } from '../../src/api/objects';
import { HOUR } from '../../src/cluster/time';
import { shifted, shiftedObject } from '../../src/kube-api/shifted';
import { Practice } from '../commands/practice';
import { asked } from './asked';

const TIME = /\d{4}-\d\d-\d\dT[\d:.]+Z/g;

function practising(): Practice {
  const practice = new Practice({ seed: 7 });
  practice.done('deploy web 2');
  practice.done('node fail node-1');
  return practice;
}

const textOf = (objects: readonly KubeObject[]): string => JSON.stringify(objects);

test('each time is moved by the same', () => {
  const { cluster } = practising();
  const state = cluster.snapshot();
  const moved = shifted(cluster, 30 * HOUR);
  expect(moved.now).toBe(cluster.now + 30 * HOUR);
  const [before, after] = [textOf(state.objects), textOf(moved.snapshot().objects)];
  const times = [...before.matchAll(TIME)].map(([time]) => Date.parse(time));
  expect(times.length).toBeGreaterThan(50);
  expect([...after.matchAll(TIME)].map(([time]) => Date.parse(time))).toEqual(times.map((time) => time + 30 * HOUR));
  expect(after.replace(TIME, '')).toBe(before.replace(TIME, ''));
});

test('forth and back is where it was', () => {
  const { cluster } = practising();
  for (const object of cluster.snapshot().objects) {
    expect(shiftedObject(shiftedObject(object, 5000), -5000)).toEqual(object);
  }
});

test('the cluster itself stays as it is', () => {
  const { cluster } = practising();
  const before = JSON.stringify(cluster.snapshot());
  shifted(cluster, HOUR);
  expect(JSON.stringify(cluster.snapshot())).toBe(before);
});

test('a Lease that is no longer renewed says when it was, on the same clock', () => {
  const { cluster } = practising();
  const path = '/apis/coordination.k8s.io/v1/namespaces/kube-node-lease/leases/node-1';
  const renewed = (of: typeof cluster) =>
    Date.parse((asked(of, path) as { spec: { renewTime: string } }).spec.renewTime);
  expect(renewed(shifted(cluster, 50 * HOUR)) - renewed(cluster)).toBe(50 * HOUR);
  expect(renewed(cluster)).toBeLessThan(cluster.now - 30_000);
});
