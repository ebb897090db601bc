import { Terminal } from './terminal';

const sizes = ({ cluster }: Terminal) =>
  [...cluster.list('Deployment'), ...cluster.list('StatefulSet')].map(
    ({ metadata, spec }) => `${metadata.name} ${spec.replicas}`,
  );

describe('scale of several', () => {
  const three = () => new Terminal('deploy web 3', 'deploy api 2', 'deploy db 1 statefulset');

  it.each([
    [
      'scale deployment web api --replicas=1',
      ['api 1', 'web 1', 'db 1'],
      'deployment.apps/web scaled\ndeployment.apps/api scaled\n',
    ],
    [
      'scale deployment/web statefulset/db --replicas=2',
      ['api 2', 'web 2', 'db 2'],
      'deployment.apps/web scaled\nstatefulset.apps/db scaled\n',
    ],
    [
      'scale deployment --all --replicas=1',
      ['api 1', 'web 1', 'db 1'],
      'deployment.apps/api scaled\ndeployment.apps/web scaled\n',
    ],
    [
      'scale deploy,sts --all --replicas=0',
      ['api 0', 'web 0', 'db 0'],
      'deployment.apps/api scaled\ndeployment.apps/web scaled\nstatefulset.apps/db scaled\n',
    ],
    ['scale deploy -l app=web --replicas=4', ['api 2', 'web 4', 'db 1'], 'deployment.apps/web scaled\n'],
    ['scale --replicas=4 deployments --selector=app!=web', ['api 4', 'web 3', 'db 1'], 'deployment.apps/api scaled\n'],
  ])('%s', (typed, expected, stdout) => {
    const terminal = three();
    expect(terminal.run(typed)).toEqual({ stdout, stderr: '', code: 0 });
    expect([...sizes(terminal)].sort()).toEqual([...expected].sort());
  });

  it.each([
    ['scale deployment -l app=nobody --replicas=1', 'error: no objects passed to scale\n'],
    ['scale deployment web --all --replicas=1', 'error: name cannot be provided when a selector is specified\n'],
    ['scale deployment --all', 'error: required flag(s) "replicas" not set\n'],
    ['scale deployment nope --replicas=1', 'Error from server (NotFound): deployments.apps "nope" not found\n'],
  ])('%s is refused', (typed, stderr) => {
    const terminal = three();
    const before = sizes(terminal);
    expect(terminal.run(typed)).toEqual({ stdout: '', stderr, code: 1 });
    expect(sizes(terminal)).toEqual(before);
  });

  it('does what it can, as kubectl does, and reports the rest', () => {
    const terminal = three();
    expect(terminal.run('scale deployment web nope --replicas=1')).toEqual({
      stdout: 'deployment.apps/web scaled\n',
      stderr: 'Error from server (NotFound): deployments.apps "nope" not found\n',
      code: 1,
    });
    expect(sizes(terminal)).toContain('web 1');
  });

  it('stops, as kubectl does, at the first that has not as many as was expected', () => {
    const terminal = three();
    expect(terminal.run('scale deploy/web deploy/api --replicas=4 --current-replicas=3')).toEqual({
      stdout: 'deployment.apps/web scaled\n',
      stderr: expect.stringMatching(/^error: Expected replicas to be 3, was \d\n$/) as string,
      code: 1,
    });
    expect(sizes(terminal)).toContain('web 4');
    expect(terminal.run('scale deploy/web deploy/api --replicas=4 --resource-version=1').stderr).toBe(
      'error: cannot use --resource-version with multiple resources\n',
    );
  });
});
