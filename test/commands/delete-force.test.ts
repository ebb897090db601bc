import { Practice } from './practice';

const WARNING =
  'Warning: Immediate deletion does not wait for confirmation that the running resource has been terminated. ' +
  'The resource may continue to run on the cluster indefinitely.';

test('delete --force takes the object away at once, with the warning of kubectl', () => {
  const practice = new Practice();
  practice.done('deploy db 2 statefulset');
  practice.done('node fail node-1');
  const pod = practice.cluster.list('Pod').find(({ spec }) => spec.nodeName === 'node-1')!;
  const { name, uid } = pod.metadata;
  const { stdout, stderr } = practice.done(`delete pod ${name} --force --grace-period=0`);
  expect(stdout).toBe(`pod "${name}" force deleted from default namespace\n`);
  expect(stderr).toBe(`${WARNING}\n`);
  expect(practice.cluster.list('Pod').some(({ metadata }) => metadata.uid === uid)).toBe(false);
});
