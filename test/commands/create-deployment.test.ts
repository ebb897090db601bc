import { Terminal } from './terminal';

describe('create deployment', () => {
  it('takes a port, and after -- what the container starts', () => {
    const terminal = new Terminal('create deployment api --image=api:v1 --port=8080 --replicas=2 -- serve --fast');
    expect(terminal.cluster.get('Deployment', 'api', 'default')?.spec).toMatchObject({
      replicas: 2,
      template: {
        spec: {
          containers: [
            { name: 'api', ports: [{ containerPort: 8080, protocol: 'TCP' }], command: ['serve', '--fast'] },
          ],
        },
      },
    });
  });

  it.each([
    ['create deployment api more --image=api:v1', 2],
    ['create deployment --image=api:v1 -- serve', 0],
  ])('%s names not one', (typed, count) => {
    expect(new Terminal().run(typed).stderr).toBe(
      `error: exactly one NAME is required, got ${count}\nSee 'kubectl create deployment -h' for help and examples\n`,
    );
  });
});
