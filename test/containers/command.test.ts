/**
 * What the command of a task leads to.
 */
import { endOfCommand } from '../../src/containers/command';
import { Practice } from '../commands/practice';

const endOf = (...command: string[]) => {
  const end = endOfCommand({ name: 'a', command });
  return end === undefined ? 'runs on' : `${end.exitCode} after ${end.after / 1000}s`;
};

test.each([
  [['date'], '0 after 1s'],
  [['/bin/echo', 'hello'], '0 after 1s'],
  [['false'], '1 after 1s'],
  [['sleep', '30'], '0 after 30s'],
  [['sleep', '5m'], '0 after 300s'],
  [['sleep', 'infinity'], 'runs on'],
  [['sh', '-c', 'echo hi && sleep 5; exit 3; date'], '3 after 7s'],
  [['sh', '-c', 'echo hi; exit 3'], '3 after 2s'],
  [['sh', '-c', 'while true; do date; done'], 'runs on'],
  [['nginx', '-g', 'daemon off;'], 'runs on'],
  [[], 'runs on'],
])('%j: %s', (command, expected) => {
  expect(endOf(...command)).toBe(expected);
});

test('a Job completes when its command is done, and the fate of an image comes first', () => {
  const practice = new Practice();
  practice.done('create job hello --image=busybox -- date');
  practice.done('create job broken --image=busybox:exit1 -- date');
  practice.done('wait 10s');
  expect(practice.done('get jobs').stdout).toMatch(/hello +Complete +1\/1/);
  expect(practice.done('get jobs').stdout).toMatch(/broken +Running +0\/1/);
});

test('a Deployment goes on with a command that would end: any image runs', () => {
  const practice = new Practice();
  practice.done(
    [
      'apply -f -',
      'apiVersion: apps/v1',
      'kind: Deployment',
      'metadata: { name: web }',
      'spec:',
      '  selector: { matchLabels: { app: web } }',
      '  template:',
      '    metadata: { labels: { app: web } }',
      '    spec: { containers: [{ name: web, image: busybox, command: [date] }] }',
    ].join('\n'),
  );
  practice.done('wait 10s');
  expect(practice.done('get deployment web').stdout).toMatch(/web +1\/1/);
});
