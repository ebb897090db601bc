import type { Pod } from '../../src/api/objects';
import { LONGEST_NAME, shortName, shortNames } from '../../src/diagram/short-name';

function podNamed(name: string, hash?: string): Pod {
  const labels: Record<string, string> = hash === undefined ? {} : { 'pod-template-hash': hash };
  const metadata = { name, labels, uid: `uid-of-${name}`, resourceVersion: '1', creationTimestamp: '', generation: 1 };
  const spec = {
    containers: [],
    restartPolicy: 'Always',
    terminationGracePeriodSeconds: 30,
    schedulerName: 'default-scheduler',
  };
  return { apiVersion: 'v1', kind: 'Pod', metadata, spec, status: {} };
}

test.each([
  ['web-6f8d4c97b5-x2k4p', '6f8d4c97b5', 'web..x2k4p'],
  ['checkout-service-6f8d4c97b5-x2k4p', '6f8d4c97b5', 'checkout..x2k4p'],
  ['agent-k7wzl', undefined, 'agent-k7wzl'],
  ['db-0', undefined, 'db-0'],
])('%s is shown as %s', (name, hash, short) => {
  expect(shortName(podNamed(name, hash))).toBe(short);
});

test('names stay unique in a picture and within their size', () => {
  const pods = ['a', 'b', 'c'].flatMap((end) => [
    podNamed(`a-very-long-application-name-of-team-${end}-0`),
    podNamed(`a-very-long-application-name-of-team-${end}-1`),
  ]);
  const names = [...shortNames(pods).values()];
  expect(new Set(names).size).toBe(pods.length);
  expect(Math.max(...names.map((name) => name.length))).toBeLessThanOrEqual(LONGEST_NAME);
});

test('Pods of the same name in two Namespaces are told apart', () => {
  const inNamespace = (pod: Pod, namespace: string): Pod => ({
    ...pod,
    metadata: { ...pod.metadata, namespace, uid: `${namespace}-${pod.metadata.name}` },
  });
  const [db0, db1] = [podNamed('db-0'), podNamed('db-1')];
  const pods = [
    inNamespace(db0, 'default'),
    inNamespace(db0, 'staging'),
    inNamespace(db0, 'a-rather-long-namespace'),
    inNamespace(db1, 'staging'),
  ];
  expect([...shortNames(pods).values()]).toEqual(['db-0', 'staging/db-0', 'a-rather-../db-0', 'db-1']);
});
