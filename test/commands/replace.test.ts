import { Terminal } from './terminal';

const deployment = (image: string, app = 'web', more = '') => `apiVersion: apps/v1
kind: Deployment
metadata: { name: web${more} }
spec:
  replicas: 2
  selector: { matchLabels: { app: ${app} } }
  template:
    metadata: { labels: { app: ${app} } }
    spec: { containers: [{ name: web, image: '${image}' }] }
`;

const pod = (image: string) => `apiVersion: v1
kind: Pod
metadata: { name: solo }
spec: { containers: [{ name: app, image: '${image}' }] }
`;

describe('replace -f -', () => {
  it('puts the whole manifest in the place of what is there', () => {
    const terminal = new Terminal('deploy web 3', 'label deployment web tier=front');
    expect(terminal.run(`replace -f -\n${deployment('web:v2')}`)).toEqual({
      stdout: 'deployment.apps/web replaced\n',
      stderr: '',
      code: 0,
    });
    const web = terminal.cluster.get('Deployment', 'web', 'default');
    expect(web?.metadata.labels).toBeUndefined();
    expect(web?.status).toMatchObject({ replicas: 2, readyReplicas: 2 });
    expect(terminal.cluster.list('Pod').map(({ spec }) => spec.containers[0]?.image)).toEqual(['web:v2', 'web:v2']);
    expect(web?.metadata.managedFields?.map(({ manager }) => manager)).toContain('kubectl-replace');
  });

  it('keeps the addresses of a Service that the manifest leaves out', () => {
    const terminal = new Terminal('deploy web 2', `patch service web -p '{"spec":{"type":"NodePort"}}'`);
    const before = terminal.cluster.get('Service', 'web', 'default');
    const manifest = `apiVersion: v1\nkind: Service\nmetadata: { name: web }\nspec:\n  type: NodePort\n  selector: { app: web }\n  ports: [{ port: 80, targetPort: 8080 }]\n`;
    expect(terminal.run(`replace -f -\n${manifest}`).stdout).toBe('service/web replaced\n');
    const after = terminal.cluster.get('Service', 'web', 'default');
    expect(after?.spec.clusterIP).toBe(before?.spec.clusterIP);
    expect(after?.spec.ports?.[0]).toMatchObject({ nodePort: before?.spec.ports?.[0]?.nodePort, targetPort: 8080 });
  });

  it('writes down for apply what it says only where the manifest carries such a note, or with --save-config', () => {
    const terminal = new Terminal('deploy web 2');
    const note = () =>
      terminal.cluster.get('Deployment', 'web', 'default')?.metadata.annotations?.[
        'kubectl.kubernetes.io/last-applied-configuration'
      ];
    terminal.run(`replace -f -\n${deployment('web:v2')}`);
    expect(note()).toBeUndefined();
    terminal.run(`replace --save-config -f -\n${deployment('web:v2')}`);
    expect(note()).toContain('"image":"web:v2"');
  });

  it.each([
    [
      `replace -f -\n${deployment('web:v2', 'other')}`,
      'The Deployment "web" is invalid: spec.selector: Invalid value: {"matchLabels":{"app":"other"}}: field is immutable\n',
    ],
    [
      `replace -f -\n${deployment('web:v2', 'web', ', resourceVersion: "1"')}`,
      'Error from server (Conflict): error when replacing "STDIN": Operation cannot be fulfilled on deployments.apps "web": the object has been modified; please apply your changes to the latest version and try again\n',
    ],
    [
      `replace -f -\n${pod('web:v1')}`,
      'Error from server (NotFound): error when replacing "STDIN": pods "solo" not found\n',
    ],
    ['replace', 'error: must specify one of -f and -k\n'],
    ['replace -f -', 'error: no objects passed to replace\n'],
    [`replace -f - --timeout=5s\n${pod('web:v1')}`, 'error: --timeout must have --force specified\n'],
    [`replace -f - --grace-period=5\n${pod('web:v1')}`, 'error: --grace-period must have --force specified\n'],
    ['replace -f -\napiVersion: v1\nkind: Pod\nmetadata: {}', 'error: resource name may not be empty\n'],
    [
      `replace web -f -\n${pod('web:v1')}`,
      'error: when paths, URLs, or stdin is provided as input, you may not specify resource arguments as well\n',
    ],
    [
      `replace -f -\n${deployment('web:v2').replace('replicas', 'replica')}`,
      'Error from server (BadRequest): error when replacing "STDIN": Deployment in version "v1" cannot be handled as a Deployment: strict decoding error: unknown field "spec.replica"\n',
    ],
  ])('%s is refused', (typed, stderr) => {
    const terminal = new Terminal('deploy web 3');
    expect(terminal.run(typed)).toEqual({ stdout: '', stderr, code: 1 });
    expect(terminal.cluster.count('Pod')).toBe(3);
  });
});

describe('replace --force -f -', () => {
  it('deletes, waits until the Pod has stopped, and makes another object', () => {
    const terminal = new Terminal(`apply -f -\n${pod('web:v1')}`);
    const before = terminal.cluster.get('Pod', 'solo', 'default');
    expect(terminal.run(`replace --force -f -\n${pod('web:v2')}`)).toEqual({
      stdout: 'pod "solo" deleted from default namespace\npod/solo replaced\n',
      stderr: '',
      code: 0,
    });
    const after = terminal.cluster.get('Pod', 'solo', 'default');
    expect(after?.metadata.uid).not.toBe(before?.metadata.uid);
    expect(after?.spec.containers[0]?.image).toBe('web:v2');
  });

  it('changes what cannot be changed in its place', () => {
    const terminal = new Terminal('deploy web 3');
    expect(terminal.run(`replace --force -f -\n${deployment('web:v2', 'other')}`).code).toBe(0);
    expect(terminal.cluster.list('Pod').map(({ metadata }) => metadata.labels?.app)).toEqual(['other', 'other']);
  });

  it('makes what is not there', () => {
    expect(new Terminal().run(`replace --force -f -\n${pod('web:v1')}`).stdout).toBe('pod/solo replaced\n');
  });

  it('gives up where the old object does not go, and makes nothing', () => {
    const terminal = new Terminal(`apply -f -\n${pod('web:v1')}`);
    const node = terminal.cluster.get('Pod', 'solo', 'default')?.spec.nodeName;
    terminal.run(`node fail ${node}`);
    expect(terminal.run(`replace --force --timeout=10s -f -\n${pod('web:v2')}`)).toMatchObject({
      stderr: 'error: timed out waiting for the condition\n',
      code: 1,
    });
    expect(terminal.cluster.get('Pod', 'solo', 'default')?.spec.containers[0]?.image).toBe('web:v1');
  });
});
