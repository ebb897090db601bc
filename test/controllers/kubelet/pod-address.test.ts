import { isTerminal } from '../../../src/api/lifecycle';
import type { Pod } from '../../../src/api/objects';
import { isTrue } from '../../../src/containers/pod-condition';
import { Practice } from '../../commands/practice';

const onOneNode = (name: string, most: number): Practice => {
  const practice = new Practice({ nodes: 0 });
  const amount = `{cpu: "100", memory: 100Gi, pods: "${most}"}`;
  practice.done(
    `apply -f -\n{apiVersion: v1, kind: Node, metadata: {name: ${name}}, spec: {podCIDR: 10.7.7.0/24}, ` +
      `status: {capacity: ${amount}, allocatable: ${amount}}}`,
  );
  return practice;
};

const addresses = (pods: readonly Pod[]) => new Set(pods.map(({ status }) => status.podIP));

test('a Pod that is over has given its address back', () => {
  const practice = onOneNode('small', 110);
  const job = (name: string) =>
    `apply -f -\n{apiVersion: batch/v1, kind: Job, metadata: {name: ${name}}, spec: {parallelism: 100, completions: 300, ` +
    'template: {spec: {restartPolicy: Never, containers: [{name: a, image: "a:exit0"}]}}}}';
  practice.done(job('many'));
  const pods = practice.cluster.list('Pod');
  expect(pods.filter(isTerminal)).toHaveLength(300);
  expect(addresses(pods).size).toBe(253);
  practice.done('deploy web 100');
  const running = practice.cluster.list('Pod').filter((pod) => !isTerminal(pod));
  expect(addresses(running).size).toBe(100);
});

test('a Pod that finds no address waits until another one gives its own back', () => {
  const practice = onOneNode('large', 400);
  practice.done('deploy web 200');
  practice.done('deploy api 55');
  const ready = () => practice.cluster.list('Pod').filter((pod) => isTrue(pod, 'Ready')).length;
  expect(ready()).toBe(253);
  const [waiting] = practice.cluster.list('Pod').filter(({ status }) => status.podIP === undefined);
  expect(waiting?.status.phase).toBe('Pending');
  const said = () =>
    practice.cluster.eventsAbout(waiting!.metadata.uid).filter(({ reason }) => reason === 'FailedCreatePodSandBox');
  expect(said().map(({ message }) => message)).toEqual([
    expect.stringMatching(/no IP addresses available in range set: 10\.7\.7\.1-10\.7\.7\.254$/),
  ]);
  const before = said()[0]!.count;
  practice.done('wait 30s');
  expect(said()[0]!.count).toBe(before + 3);
  practice.done('scale web 190');
  practice.done('wait 10s');
  expect(ready()).toBe(245);
});
