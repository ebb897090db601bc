import { Terminal } from './terminal';

const POD = 'apiVersion: v1\nkind: Pod\nmetadata: { name: solo }\nspec: { containers: [{ name: c, image: "web:v1" }] }';

describe('--dry-run', () => {
  it.each([
    [`apply --dry-run=server -f -\n${POD}`, 'pod/solo created (server dry run)\n'],
    [`apply -f - --dry-run=client\n${POD}`, 'pod/solo created (dry run)\n'],
    [`create -f - --dry-run\n${POD}`, 'pod/solo created (dry run)\n'],
    ['create deployment api --image=api:v1 --dry-run=client', 'deployment.apps/api created (dry run)\n'],
    ['run solo --image=web:v1 --dry-run=server', 'pod/solo created (server dry run)\n'],
    ['scale deployment/web --replicas=5 --dry-run=server', 'deployment.apps/web scaled (server dry run)\n'],
    ['label deployment web tier=front --dry-run=client', 'deployment.apps/web labeled (dry run)\n'],
    ['rollout undo deployment/web --dry-run=server', 'deployment.apps/web rolled back (server dry run)\n'],
    ['set image deployment/web web=web:v3 --dry-run=client', 'deployment.apps/web image updated (dry run)\n'],
    ['delete deployment web --dry-run=client', 'deployment.apps "web" deleted from default namespace (dry run)\n'],
  ])('%s says what it would do, and changes nothing', (typed, stdout) => {
    const terminal = new Terminal('deploy web 2', 'update web v2');
    const before = JSON.stringify(terminal.cluster.snapshot());
    expect(terminal.run(typed)).toEqual({ stdout, stderr: '', code: 0 });
    expect(JSON.stringify(terminal.cluster.snapshot())).toBe(before);
  });

  it('is refused where the command itself would be', () => {
    const terminal = new Terminal('deploy web 2');
    expect(terminal.run('delete deployment nope --dry-run=server').stderr).toBe(
      'Error from server (NotFound): deployments.apps "nope" not found\n',
    );
    expect(terminal.run('delete deployment web --dry-run=foo').stderr).toBe(
      'error: Invalid dry-run value (foo). Must be "none", "server", or "client".\n',
    );
    expect(terminal.run('delete deployment web --dry-run=none').code).toBe(0);
    expect(terminal.cluster.count('Deployment')).toBe(0);
  });
});
