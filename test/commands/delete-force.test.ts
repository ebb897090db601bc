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

test('delete --force warns before it is known that nothing is there', () => {
  const { message } = new Practice().refused('delete pod nope --force');
  expect(message).toBe(`${WARNING}\nError from server (NotFound): pods "nope" not found`);
});

test('delete -o prints names, and nothing else', () => {
  const practice = new Practice();
  practice.done('deploy web');
  expect(practice.refused('delete deployment web -o yaml').message).toBe(
    "error: unexpected -o output mode: yaml. We only support '-o name'",
  );
  expect(practice.done('delete deployment web -o name --dry-run=client').stdout).toBe('deployment.apps/web\n');
  expect(practice.done('delete deployment web -o name').stdout).toBe('deployment.apps/web\n');
});
