import { Terminal } from './terminal';

const MAP = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: one\ndata:\n  b: "1"\n  a: x\n';

describe('apply view-last-applied', () => {
  const terminal = new Terminal('deploy web', `apply -f -\n${MAP}`, 'patch cm one -p \'{"data":{"c":"3"}}\'');

  it.each(['apply view-last-applied cm one', 'kubectl apply view-last-applied configmap/one -o yaml'])(
    '%s shows what the manifest said, not what is there',
    (command) => {
      expect(terminal.run(command).stdout).toBe(
        'apiVersion: v1\ndata:\n  a: x\n  b: "1"\nkind: ConfigMap\nmetadata:\n  annotations: {}\n  name: one\n  namespace: default\n',
      );
    },
  );

  it('shows it as JSON, too', () => {
    const { stdout } = terminal.run('apply view-last-applied cm/one -o json');
    expect(stdout.split('\n').slice(0, 3)).toEqual(['{', '  "apiVersion": "v1",', '  "data": {']);
  });

  it('shows nothing of what was not applied', () => {
    expect(terminal.run('apply view-last-applied deployment web')).toEqual({ stdout: '', stderr: '', code: 0 });
  });

  it.each([
    [
      'apply view-last-applied cm/one -o foo',
      /^error: Unexpected -o output mode: foo, the flag 'output' must be one of/,
    ],
    ['apply view-last-applied cm', /^error: resource\(s\) were provided, but no name was specified/],
    ['apply view-last-applied deployment nope', /deployments\.apps "nope" not found/],
    ['apply view-last-applied', /^error: You must provide one or more resources/],
  ])('%s', (command, words) => {
    expect(terminal.run(command).stderr).toMatch(words);
  });
});
