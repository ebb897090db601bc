import { isRejected } from '../../src/api/rejection';
import { Practice } from './practice';

function withLoad(): Practice {
  const practice = new Practice({ seed: 5 });
  practice.done('deploy web 2');
  practice.done('load web 300');
  return practice;
}

test('shows what Pods use, aligned as kubectl does', () => {
  const practice = withLoad();
  const [first, second] = practice.cluster.list('Pod').map(({ metadata }) => metadata.name);
  const names = [first ?? '', second ?? ''].sort();
  expect(practice.done('top pods').stdout).toBe(
    `${'NAME'.padEnd(23)}CPU(cores)   MEMORY(bytes)   \n${names.map((name) => `${name}   150m         64Mi            \n`).join('')}`,
  );
});

test('one Pod, a selector, every namespace', () => {
  const practice = withLoad();
  const name = practice.cluster.list('Pod')[0]?.metadata.name ?? '';
  expect(practice.done(`top pod ${name}`).stdout.split('\n')).toHaveLength(3);
  expect(practice.done('top pods -l app=none')).toMatchObject({
    stdout: '',
    stderr: 'No resources found in default namespace.\n',
  });
  expect(practice.done('top pods -A').stdout).toMatch(/^NAMESPACE {3}NAME .*\ndefault {5}web-/);
});

test('of Pods that do not run nothing is known', () => {
  const practice = new Practice();
  practice.done('deploy web --image=web:nopull');
  const refused = practice.type('top pods');
  expect(isRejected(refused) && refused.message).toBe('error: metrics not available yet');
});
