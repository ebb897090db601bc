/** `describe`: which objects its words mean, and what it says where there are none. */
import { Practice } from './practice';
import { Terminal } from './terminal';

const terminal = new Terminal('deploy web', 'deploy webshop');
const namesIn = (text: string): readonly string[] => [...text.matchAll(/^Name: +(\S+)$/gm)].map(([, name]) => name!);

describe('the objects that describe is about', () => {
  test.each([
    ['describe deployment web', ['web']],
    ['describe deployment/web service/webshop', ['web', 'webshop']],
    ['describe deploy', ['web', 'webshop']],
    ['describe deploy websh', ['webshop']],
    ['describe deploy we', ['web', 'webshop']],
    ['describe deploy,svc -l app=webshop', ['webshop', 'webshop']],
    ['describe deploy -A', ['web', 'webshop']],
    ['describe -f -\napiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}', ['web']],
    // A phone's capital, full stop and words.
    ['Describe Deployment Web.', ['web']],
  ])('%j', (command, names) => {
    const { stdout, code } = terminal.run(command);
    expect(namesIn(stdout)).toEqual(names);
    expect(code).toBe(0);
  });

  test('stand two blank lines apart; those whose name only begins so end with a blank line each', () => {
    expect(terminal.run('describe svc').stdout).toMatch(/<none>\n\n\nName: +webshop\n/);
    const begun = terminal.run('describe svc we').stdout;
    expect(begun).toMatch(/<none>\n\nName: +webshop\n/);
    expect(begun.endsWith('<none>\n\n')).toBe(true);
  });

  test('are found by a part of a Pod name that only one has', () => {
    const [pod] = terminal.cluster.list('Pod');
    const part = pod!.metadata.name.slice(-5);
    expect(namesIn(terminal.run(`describe pod ${part}`).stdout)).toEqual([pod!.metadata.name]);
  });
});

test.each([
  ['describe statefulsets', 'No resources found in default namespace.\n', 0],
  ['describe statefulsets -A', 'No resources found\n', 0],
  ['describe pod nothing', 'Error from server (NotFound): pods "nothing" not found\n', 1],
  ['describe deploy/web pod/nothing', 'Error from server (NotFound): pods "nothing" not found\n', 1],
  ['describe pods,deploy web', 'error: you may only specify a single resource type\n', 1],
  ['describe pod web -A', 'error: a resource cannot be retrieved by name across all namespaces\n', 1],
  ['describe nothing', 'error: the server doesn\'t have a resource type "nothing"\n', 1],
])('%s says %j', (command, stderr, code) => {
  expect(terminal.run(command)).toEqual({ stdout: '', stderr, code });
});

test('what was found stands before what was not', () => {
  const { stdout, stderr, code } = terminal.run('describe deploy web nothing');
  expect(namesIn(stdout)).toEqual(['web']);
  expect(stderr).toBe('Error from server (NotFound): deployments.apps "nothing" not found\n');
  expect(code).toBe(1);
});

test('without a kind it offers commands that work', () => {
  const practice = new Practice();
  practice.done('deploy web');
  const { message, hint, fixes = [] } = practice.refused('describe');
  expect(message).toMatch(/^error: You must specify the type of resource to describe\. /);
  expect(hint).toBe('What? /kube describe deployment web');
  for (const fix of fixes) practice.done(fix);
  expect(practice.refused('describe web')).toMatchObject({
    hint: 'Say what web is: a Deployment.',
    fixes: ['describe deployment web'],
  });
});

test('Events can be left out', () => {
  expect(terminal.run('describe deploy web --show-events=false').stdout).not.toContain('Events:');
  expect(terminal.run('describe deploy web').stdout).toContain('\nEvents:\n');
});
