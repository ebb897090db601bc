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

describe('-o after a change', () => {
  it.each([
    ['scale deployment web --replicas=3 -o jsonpath={.kind}', 'Deployment'],
    ['label deployment web a=b -o jsonpath=\'{.metadata.labels.a}{"\\n"}\'', 'b\n'],
    ['annotate deployment web a=b -o jsonpath --template={.kind}', 'Deployment'],
    ['create configmap c --from-literal=a=b --dry-run=client -o jsonpath={.data.a}', 'b'],
    ['create configmap c --from-literal=a=b --dry-run=client -o jsonpath-as-json={.data.a}', '[\n    "b"\n]\n'],
    [
      'create configmap c --from-literal=a=b --dry-run=client -o kyaml',
      '---\n{\n  kind: "ConfigMap",\n  apiVersion: "v1",\n  metadata: {\n    name: "c",\n  },\n  data: {\n    a: "b",\n  },\n}\n',
    ],
    ['rollout pause deployment/web -o name', 'deployment.apps/web\n'],
    ['rollout restart deployment/web -o jsonpath={.metadata.name}', 'web'],
    ['rollout history deployment/web -o jsonpath={.kind}', 'ReplicaSetReplicaSet'],
    ['rollout history deployment/web --revision=1 -o jsonpath={..image}', 'web:v1'],
  ])('%s prints that', (typed, stdout) => {
    const terminal = new Terminal('deploy web 2', 'update web v2');
    expect(terminal.run(typed)).toEqual({ stdout, stderr: '', code: 0 });
  });

  it('has changed something even where a path fails', () => {
    const terminal = new Terminal('deploy web 2');
    const { stderr, code } = terminal.run(
      'scale deployment web --replicas=3 -o jsonpath={.spec.template.spec.containers[4]}',
    );
    expect({ stderr, code }).toEqual({ stderr: expect.stringContaining('index 4, length 1') as string, code: 1 });
    expect(terminal.cluster.list('Deployment')[0]?.spec.replicas).toBe(3);
  });

  it('is of a form that has no table', () => {
    const { stderr } = new Terminal('deploy web 2').run('rollout restart deployment/web -o wide');
    expect(stderr).toContain('unable to match a printer suitable for the output format "wide"');
  });
});
