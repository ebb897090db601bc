import { readScenario } from '../../src/scenarios/read';
import { runScenario } from '../../src/scenarios/run';

function problemsOf(text: string): readonly string[] {
  const read = readScenario(text);
  if ('error' in read) throw new Error(`line ${read.error.line}: ${read.error.message}`);
  return runScenario(read.scenario).steps.flatMap(({ problems }) => problems);
}

const START = `
steps:
  - kube: deploy db 1 statefulset with shipper
  - settle: true
  - kube: write db-0 /data/x hello
  - kube: write db-0 /tmp/x hello
  - kube: write db-0 /tmp/n 3 -c shipper
  - kube: read db-0 /data/x
`;

describe('what a scenario expects of files', () => {
  test('a crash takes what was in the container', () => {
    const problems = problemsOf(`${START}
  - expect: { read db-0 /data/x: hello, read db-0 /tmp/x: hello, read db-0 /tmp/n: null, read db-0 /tmp/n -c shipper: 3 }
  - kube: crash pod db-0 -c db
  - settle: true
  - expect: { read db-0 /data/x: hello, read db-0 /tmp/x: null, read db-0 /tmp/n -c shipper: '3' }
  - kube: read db-0 /tmp/x
    fails: 'cat: /tmp/x: No such file or directory'
`);
    expect(problems).toEqual([]);
  });

  test('what is not as expected is said', () => {
    const problems = problemsOf(`${START}
  - expect: { read db-0 /data/x: bye, read db-0 /data/y: hello, read db-0 /tmp/x: null, read nope /x: hello, read db-0: x, read db-0 /x -d y: x, read db-0 /..: x }
`);
    expect(problems).toEqual([
      'read db-0 /data/x: expected "bye", got "hello"',
      'read db-0 /data/y: expected "hello", got nothing',
      'read db-0 /tmp/x: expected null, got "hello"',
      'read nope /x: not found',
      'read db-0: say read POD PATH, and -c NAME for another container',
      'read db-0 /x -d y: say read POD PATH, and -c NAME for another container',
      'read db-0 /..: A path with .. is not taken here.',
    ]);
  });
});
