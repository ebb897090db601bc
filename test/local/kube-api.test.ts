/** The real kubectl on the whole tutor: what it asks and changes, and what the channel has of it. */
import type { KubeApiServer } from '../../src/local/kube-api-server';
import { LOCAL_TEAM } from '../../src/local/slack-requests';
import { whereKubectlIs } from '../kubectl/where-kubectl-is';
import { KubectlUnderTest } from './kubectl-under-test';
import { TutorUnderTest } from './tutor-under-test';

const WEB = `apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  replicas: 3
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: web, image: "web:v1"}]}
`;

whereKubectlIs('a real kubectl on a channel', () => {
  let tutor: TutorUnderTest;
  let api: KubeApiServer;
  const open: KubectlUnderTest[] = [];
  const on = (channel: string): KubectlUnderTest => {
    const kubectl = new KubectlUnderTest(api, channel);
    open.push(kubectl);
    return kubectl;
  };
  /** What kubectl prints, where it does what it is told. */
  const says = async (kubectl: KubectlUnderTest, line: string, input = ''): Promise<string> => {
    const { stdout, stderr, code } = await kubectl.run(line, input);
    expect([line, code, stderr]).toEqual([line, 0, stderr]);
    return stdout;
  };
  beforeAll(async () => {
    tutor = await TutorUnderTest.start();
    api = await tutor.kubeApi();
  });
  afterAll(async () => {
    for (const kubectl of open) kubectl.close();
    await tutor.close();
  });

  it('applies, scales, rolls out, undoes and deletes; each is a change of the channel', async () => {
    const kubectl = on('CWALK');
    expect(await says(kubectl, 'apply -f -', WEB)).toBe('deployment.apps/web created\n');
    expect(await says(kubectl, 'apply -f -', WEB)).toBe('deployment.apps/web unchanged\n');
    expect(await says(kubectl, 'scale deployment web --replicas=5')).toBe('deployment.apps/web scaled\n');
    expect(await says(kubectl, 'set image deployment/web web=web:v2')).toBe('deployment.apps/web image updated\n');
    expect(await says(kubectl, 'rollout status deployment/web')).toBe('deployment "web" successfully rolled out\n');
    expect(await says(kubectl, 'rollout history deployment/web')).toContain('\n2         <none>\n');
    expect(await says(kubectl, 'rollout undo deployment/web')).toBe('deployment.apps/web rolled back\n');
    expect(await says(kubectl, 'wait --for=condition=Available deployment/web')).toContain('condition met');
    const described = await says(kubectl, 'describe deployment web');
    expect(described).toMatch(/^Replicas: +5 desired \| 5 updated \| 5 total \| 5 available \| 0 unavailable$/m);
    expect(described).toContain('Image:         web:v1');
    expect(await says(kubectl, 'label deployment web tier=front')).toBe('deployment.apps/web labeled\n');
    expect(await says(kubectl, 'explain deployment.spec.replicas')).toContain('FIELD: replicas <integer>');
    expect(await says(kubectl, 'delete deployment web')).toContain('deployment.apps "web" deleted');
    expect(await says(kubectl, 'get deploy -o name')).toBe('');
    const { commands = [] } = (await tutor.clusters.load({ team: LOCAL_TEAM, channel: 'CWALK' })) ?? {};
    expect(commands.map(({ by, command }) => `${by} ${command}`)).toEqual([
      'U0ANA apply -f -   (deployment/web)',
      'U0ANA scale deployment/web --replicas=5',
      'U0ANA set image deployment/web web=web:v2',
      'U0ANA rollout undo deployment/web',
      'U0ANA label deployment/web tier=front',
      'U0ANA delete deployment/web',
    ]);
    expect((await tutor.type('history', 'CWALK')).message.text).toContain('ana ran delete deployment/web');
    await tutor.type('undo', 'CWALK');
    expect(await says(kubectl, 'get deploy -o name')).toBe('deployment.apps/web\n');
  });

  it('drains a Node, taints one, and waits until its Pods are elsewhere', async () => {
    const kubectl = on('CDRAIN');
    await tutor.type('deploy web 4', 'CDRAIN');
    expect(await says(kubectl, 'drain node-1 --ignore-daemonsets')).toContain('node/node-1 drained');
    expect(await says(kubectl, 'get pods --field-selector=spec.nodeName=node-1 -o name')).toBe('');
    expect(await says(kubectl, 'taint node node-2 disk=full:NoExecute')).toBe('node/node-2 tainted\n');
    const nodes = await says(kubectl, 'get pods -o jsonpath={.items[*].spec.nodeName}');
    expect([...new Set(nodes.split(' '))]).toEqual(['node-3']);
  });

  it('deletes a Pod whose end takes longer than the channel lets pass by itself', async () => {
    const kubectl = on('CSLOW');
    await says(
      kubectl,
      'apply -f -',
      WEB.replace('containers:', 'terminationGracePeriodSeconds: 600, containers:').replace('web:v1', 'stubborn:v1'),
    );
    expect(await says(kubectl, 'delete deployment web --timeout=5s')).toContain('deleted');
    expect(await says(kubectl, 'delete pods --all --timeout=5s')).not.toContain('timed out');
    expect(await says(kubectl, 'get pods -o name')).toBe('');
  });

  it('reads logs, and runs commands in containers; a file that it writes is a change', async () => {
    const kubectl = on('CEXEC');
    await tutor.type('deploy web', 'CEXEC');
    expect(await says(kubectl, 'logs deployment/web --tail=1')).toBe('ready to answer\n');
    expect(await says(kubectl, 'exec deployment/web -- hostname')).toMatch(/^web-\w+-\w+\n$/);
    const wrote = ['exec', 'deployment/web', '--', 'sh', '-c', 'echo hello > /tmp/note; cat /tmp/note'];
    expect(await kubectl.words(wrote)).toMatchObject({ stdout: 'hello\n', code: 0 });
    expect((await tutor.type('history', 'CEXEC')).message.text).toContain('/tmp/note, in its container only');
    expect(await kubectl.run('exec deployment/web -- cat /tmp/none')).toEqual({
      stdout: '',
      stderr: "cat: can't open '/tmp/none': No such file or directory\ncommand terminated with exit code 1\n",
      code: 1,
    });
    expect(await says(kubectl, 'exec deployment/web -- cat /tmp/note')).toBe('hello\n');
    const missing = await kubectl.run('exec deployment/web -- vim');
    expect([missing.code, missing.stderr]).toEqual([1, expect.stringContaining('"vim": executable file not found')]);
    for (const line of ['attach deployment/web', 'port-forward deployment/web 8080:80']) {
      expect((await kubectl.run(line)).stderr).toContain('is not served here: containers are simulated');
    }
  });

  it('tells the channel once of what one kubectl changed', async () => {
    const kubectl = on('C0SQUAD3');
    const service =
      'apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: {selector: {app: web}, ports: [{port: 80}]}\n';
    await says(kubectl, 'apply -f -', `${WEB}---\n${service}`);
    await tutor.kubectlTold();
    const seen = await tutor.seen('U0BEN', 'C0SQUAD3');
    expect(seen).toHaveLength(1);
    expect(seen[0]!.text).toContain('web runs: 3 of 3 Pods ready. Service web made.');
    expect(JSON.stringify(seen[0]!.blocks)).toContain('kubectl apply -f - (deployment/web, service/web)');
    expect(seen[0]!.problems ?? []).toEqual([]);
    await tutor.type('settings replies private', 'C0SQUAD3');
    await says(kubectl, 'scale deployment web --replicas=2');
    await tutor.kubectlTold();
    expect(await tutor.seen('U0BEN', 'C0SQUAD3')).toHaveLength(1);
  });

  it('is refused what /kube is refused: too many Pods, and what is kept for others', async () => {
    const kubectl = on('CLIMITS');
    const many = await kubectl.run('create deployment web --image=web:v1 --replicas=2000');
    expect([many.code, many.stderr]).toEqual([
      1,
      expect.stringContaining('holds up to 500 Pods; this would make 2000'),
    ]);
    expect(await says(kubectl, 'get deploy -o name')).toBe('');
    await says(kubectl, 'create deployment web --image=web:v1');
    await tutor.type('settings who import me', 'CLIMITS');
    const kept = await kubectl.run('apply -f -', WEB.replaceAll('web', 'shop'));
    expect(kept.stderr).toContain('Error from server (Forbidden)');
    expect(kept.stderr).toContain('may bring manifests and missions in here');
    expect(await says(kubectl, 'scale deployment web --replicas=2')).toBe('deployment.apps/web scaled\n');
    expect((await kubectl.run('apply --server-side -f -', WEB)).code).toBe(1);
    expect(await says(kubectl, 'create deployment other --image=web:v1 --dry-run=server')).toContain(
      '(server dry run)',
    );
  });

  it('loses nothing where Slack and kubectl change the same cluster at once', async () => {
    const kubectl = on('CRACE');
    await tutor.type('deploy web', 'CRACE');
    const [typed, ran] = await Promise.all([
      Promise.all([1, 2, 3, 4].map((n) => tutor.type(`label deployment web typed${n}=yes`, 'CRACE'))),
      Promise.all([1, 2, 3].map((n) => kubectl.run(`label deployment web ran${n}=yes`))),
    ]);
    expect(typed.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(ran.map(({ code }) => code)).toEqual([0, 0, 0]);
    const labels = JSON.parse(await says(kubectl, 'get deployment web -o jsonpath={.metadata.labels}')) as object;
    expect(Object.keys(labels).sort()).toEqual(
      expect.arrayContaining(['ran1', 'ran2', 'ran3', 'typed1', 'typed2', 'typed3', 'typed4']),
    );
    const record = await tutor.clusters.load({ team: LOCAL_TEAM, channel: 'CRACE' });
    expect(record?.commands).toHaveLength(8);
  });

  it('says the same times again as long as nothing changes, and ages by the clock on the wall', async () => {
    const kubectl = on('CTIME');
    await tutor.type('deploy web', 'CTIME');
    const created = 'get deployment web -o jsonpath={.metadata.creationTimestamp}';
    const first = await says(kubectl, created);
    expect(Math.abs(Date.now() - Date.parse(first))).toBeLessThan(20_000);
    expect(await says(kubectl, created)).toBe(first);
    expect(await says(kubectl, 'patch deployment web -p {}')).toBe('deployment.apps/web patched (no change)\n');
    expect((await kubectl.run('apply -f -', WEB)).code).toBe(0);
    expect(await kubectl.run('diff -f -', WEB)).toMatchObject({ stdout: '', code: 0 });
  });
});
