import { Terminal } from '../commands/terminal';
import { lengthOfBase64 } from '../../src/api/base64';

const NOT_WRITABLE =
  'Error from server (MethodNotAllowed): the server does not allow this method on the requested resource\n';

describe('objects that are read off others', () => {
  const terminal = new Terminal('deploy web 2', 'node fail node-3', 'wait 60s');
  const { cluster } = terminal;

  test('Endpoints have the addresses of the slices, and what is not ready apart', () => {
    const [endpoints] = cluster.list('Endpoints');
    const [slice] = cluster.list('EndpointSlice');
    const { addresses = [], notReadyAddresses = [] } = endpoints?.subsets?.[0] ?? {};
    const ready = slice?.endpoints.filter(({ conditions }) => conditions?.ready === true) ?? [];
    expect(endpoints?.metadata).toMatchObject({ name: 'web', namespace: 'default' });
    expect(addresses.map(({ ip }) => ip)).toEqual(ready.map(({ addresses: [ip] }) => ip).sort());
    expect(addresses.length + notReadyAddresses.length).toBe(slice?.endpoints.length);
    expect(cluster.get('Endpoints', 'web', 'default')).toEqual(endpoints);
    expect(cluster.get('Endpoints', 'web', 'other')).toBeUndefined();
  });

  test('a Lease is renewed for as long as its kubelet is heard of', () => {
    const renewed = (name: string) => cluster.get('Lease', name, 'kube-node-lease')?.spec.renewTime ?? '';
    expect(renewed('node-1')).toMatch(/^2026-01-01T09:\d\d:\d0\.000000Z$/);
    expect(renewed('node-3') < renewed('node-1')).toBe(true);
    expect(terminal.run('get leases -A').stdout.split('\n')[1]).toMatch(/^kube-node-lease {3}node-1 {3}node-1 {3}/);
  });

  test('their identity is fixed, and no other object has it', () => {
    const derived = [...cluster.list('Endpoints'), ...cluster.list('Lease')];
    const stored = new Set(cluster.snapshot().objects.map(({ metadata }) => metadata.uid));
    const again = [...cluster.list('Endpoints'), ...cluster.list('Lease')];
    expect(again).toEqual(derived);
    expect(derived.some(({ metadata }) => stored.has(metadata.uid))).toBe(false);
    expect(cluster.snapshot().objects.some(({ kind }) => kind === 'Endpoints' || kind === 'Lease')).toBe(false);
  });

  test.each([
    'delete endpoints web',
    'delete lease --all -n kube-node-lease',
    'label endpoints web a=b',
    'annotate ep/web a=b',
    'patch endpoints web -p {"subsets":[]}',
  ])('%s: nobody writes them', (command) => {
    expect(terminal.run(command)).toMatchObject({ stdout: '', stderr: NOT_WRITABLE, code: 1 });
  });

  test('nobody applies them either', () => {
    const manifest = 'apply -f -\napiVersion: v1\nkind: Endpoints\nmetadata: { name: web }\nsubsets: []';
    expect(terminal.run(manifest).stderr).toContain('the server does not allow this method');
    expect(cluster.list('Endpoints')[0]?.subsets?.length).toBe(1);
  });
});

describe('Secrets', () => {
  const secret = (fields: string) => `apply -f -\napiVersion: v1\nkind: Secret\nmetadata: { name: key }\n${fields}`;

  test('what was written as text is stored in base64, beside what was encoded already', () => {
    const terminal = new Terminal(secret('data: { a: aGk= }\nstringData: { word: "höhe", a: "other" }'));
    const stored = terminal.cluster.get('Secret', 'key', 'default');
    expect(stored).toMatchObject({ type: 'Opaque', data: { a: 'b3RoZXI=', word: 'aMO2aGU=' } });
    expect(stored).not.toHaveProperty('stringData');
    expect(lengthOfBase64('aMO2aGU=')).toBe(5);
    expect(terminal.run('get secrets').stdout).toBe('NAME   TYPE     DATA   AGE\nkey    Opaque   2      0s\n');
  });

  test.each([
    ['data: { a: "no!" }', 'illegal base64 data at input byte 2'],
    ['data: { a: "aGk" }', 'illegal base64 data at input byte'],
    ['stringData: { "a b": x }', 'data[a b]: Invalid value: "a b": a valid config key must consist of'],
    ['type: kubernetes.io/tls\nstringData: { tls.crt: x }', 'data[tls.key]: Required value'],
    ['type: kubernetes.io/basic-auth', 'data[username]: Required value'],
  ])('%s is refused', (fields, why) => {
    expect(new Terminal().run(secret(fields)).stderr).toContain(why);
  });

  test('its type stays, and what is immutable stays whole', () => {
    const terminal = new Terminal(secret('stringData: { a: x }\nimmutable: true'));
    expect(terminal.run(secret('type: other\nstringData: { a: z }\nimmutable: true')).stderr).toContain(
      '* type: Invalid value: "other": field is immutable\n* data: Forbidden: field is immutable when `immutable` is set',
    );
  });

  const POD = [
    'apply -f -',
    'apiVersion: v1',
    'kind: Pod',
    'metadata: { name: app }',
    'spec:',
    '  containers:',
    '  - name: app',
    '    image: app:v1',
    '    env: [{ name: WORD, valueFrom: { secretKeyRef: { name: key, key: word } } }]',
  ].join('\n');

  test('a container waits for the Secret and for its key', () => {
    const terminal = new Terminal(POD);
    const message = () =>
      terminal.cluster.get('Pod', 'app', 'default')?.status.containerStatuses?.[0]?.state?.waiting?.message;
    expect(message()).toBe('secret "key" not found');
    terminal.run(secret('stringData: { other: x }'));
    terminal.run('wait 60s');
    expect(message()).toBe("couldn't find key word in Secret default/key");
    terminal.run(secret('stringData: { word: x }'));
    terminal.run('wait 60s');
    expect(terminal.run('get pod app --no-headers').stdout).toContain('Running');
  });
});
