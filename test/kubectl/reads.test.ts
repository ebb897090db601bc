/** What a real kubectl reads of a cluster, beside what is compared in compare/: all of it without a complaint. */
import { KINDS } from '../../src/api/kinds';
import { Practice } from '../commands/practice';
import { ClusterServer } from './cluster-server';
import { Kubectl, type Ran } from './kubectl';
import { OlderClients } from './older-clients';
import { whereKubectlIs } from './where-kubectl-is';

/** Calls that run beside each other. */
const AT_ONCE = 4;

whereKubectlIs('a real kubectl', () => {
  const practice = new Practice({ seed: 7 });
  let server: ClusterServer;
  let kubectl: Kubectl;
  beforeAll(async () => {
    practice.done('deploy web 3');
    practice.done('deploy db 1 statefulset volume');
    practice.done('autoscale deployment web --max=5 --cpu-percent=50');
    practice.done('create job once --image=busybox -- true');
    server = await ClusterServer.start(practice.cluster);
    kubectl = new Kubectl([`--server=${server.url}`]);
    // Once, so that calls beside each other find the cache of discovery.
    await kubectl.run(['api-versions']);
  });
  afterAll(async () => {
    kubectl.close();
    await server.close();
  });

  const run = (line: string): Promise<Ran> => kubectl.run(line.split(' '));

  /** What each call printed that failed, or complained. */
  async function complaints(lines: readonly string[]): Promise<readonly string[]> {
    const wrong: string[] = [];
    const left = [...lines];
    const worker = async () => {
      for (let line = left.shift(); line !== undefined; line = left.shift()) {
        const { code, stderr } = await run(line);
        const complaint = stderr.replace(/^(No resources found.*|Warning: v1 Endpoints is deprecated.*)\n/, '');
        if (code !== 0 || complaint !== '') wrong.push(`${line}: ${code} ${complaint}`);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    return wrong;
  }

  test('reads every kind in every form', async () => {
    const outputs = ['wide', 'yaml', 'name', 'jsonpath={.items[*].metadata.name}', 'custom-columns=N:.metadata.name'];
    const all = Object.values(KINDS).map(({ plural, group }) => (group === '' ? plural : `${plural}.${group}`));
    expect(await complaints(outputs.map((output) => `get ${all.join()} -A -o ${output}`))).toEqual([]);
    expect(await complaints(['get pods --sort-by=.metadata.name', 'get pods --show-labels -L app'])).toEqual([]);
  });

  test('lists the resources and versions that there are, as /kube does', async () => {
    const lines = [
      '',
      ' -o wide',
      ' -o name',
      ' -o yaml',
      ' --namespaced=false',
      ' --sort-by=kind',
      ' --verbs=create,list',
    ];
    const looks = ['api-versions', ...lines.map((options) => `api-resources${options}`)];
    const printed = await Promise.all(looks.map(run));
    expect(printed.map(({ stdout }) => stdout)).toEqual(looks.map((look) => practice.done(look).stdout));
  });

  test.each([
    ['lists for each group and version', () => 'application/json'],
    ['the form before the last', (accept: string) => accept.replace(/^[^,]*v=v2;[^,]*,/, '')],
  ])('finds the same by discovery of old: %s', async (_form, olderAccept) => {
    const old = await OlderClients.inFrontOf(server.url, olderAccept);
    const its = new Kubectl([`--server=${old.url}`]);
    try {
      const looks = ['api-resources -o wide', 'get deployments,hpa -o name'];
      const [older, newer] = await Promise.all(
        [its, kubectl].map((one) => Promise.all(looks.map((look) => one.run(look.split(' '))))),
      );
      expect(older).toEqual(newer);
      expect(old.asked).toBeGreaterThan(0);
    } finally {
      its.close();
      await old.close();
    }
  });

  test('takes a word for the kind that comes first', async () => {
    const [pods, events] = await Promise.all([run('get pods -o name'), run('get events -o name')]);
    expect(pods.stdout).toMatch(/^(pod\/[\w-]+\n)+$/);
    expect(events.stdout).toMatch(/^(event\/[\w.-]+\n)+$/);
  });

  test('explains fields with their types and what they are', async () => {
    const { stdout } = await run('explain deployment.spec.replicas');
    expect(stdout).toBe(
      'GROUP:      apps\nKIND:       Deployment\nVERSION:    v1\n\nFIELD: replicas <integer>\n\n\n' +
        'DESCRIPTION:\n    How many Pods there are to be.\n    \n\n',
    );
    const recursive = ['pods', 'hpa', 'cronjobs', 'nodes'].map((word) => `explain ${word} --recursive`);
    expect(await complaints(recursive)).toEqual([]);
    const { stderr } = await run('explain deployment.spec.replica');
    expect(stderr).toBe('error: field "replica" does not exist\n');
  });

  test('shows what Pods and Nodes use', async () => {
    const [pods, nodes] = await Promise.all([run('top pods'), run('top nodes')]);
    expect(pods.stdout).toMatch(/^NAME +CPU\(cores\) +MEMORY\(bytes\) +\n(\S+ +\d+m +64Mi +\n)+$/);
    expect(nodes.stdout).toMatch(
      /^NAME +CPU\(cores\) +CPU\(%\) +MEMORY\(bytes\) +MEMORY\(%\) +\n(node-\d +\d+m +\d+% +\d+Mi +\d+% +\n){3}$/,
    );
  });

  test('puts a list together from its parts', async () => {
    const [parts, whole] = await Promise.all([run('get pods -o name --chunk-size=1'), run('get pods -o name')]);
    expect(parts).toEqual(whole);
  });

  test('reads subresources, and an older version', async () => {
    const scale = await run('get deployment web --subresource=scale');
    expect(scale.stdout).toMatch(/^NAME +DESIRED +AVAILABLE +AGE\nweb +3 +3 +\w+\n$/);
    const older = await run(
      'get horizontalpodautoscalers.v1.autoscaling web -o jsonpath={.spec.targetCPUUtilizationPercentage}',
    );
    expect(older.stdout).toBe('50');
  });

  test('watches: what is there, then the end that was asked for', async () => {
    const { stdout, code } = await run('get nodes --watch --request-timeout=1s');
    expect(stdout).toMatch(/^NAME +STATUS +ROLES +AGE +VERSION\n(node-\d +Ready +<none> +\w+ +v1\.\d+\.\d+\n){3}$/);
    expect(code).toBe(0);
    expect(
      await complaints(['rollout status deployment/web', 'wait --for=condition=Available deployment/web']),
    ).toEqual([]);
  });

  test.each([
    ['get pods nope', 'Error from server (NotFound): pods "nope" not found'],
    ['get deploy nope', 'Error from server (NotFound): deployments.apps "nope" not found'],
    ['get nopes', 'error: the server doesn\'t have a resource type "nopes"'],
    [
      'get pods --field-selector=spec.foo=1',
      'Error from server (BadRequest): Unable to find "/v1, Resource=pods" that match label selector "", field selector "spec.foo=1": field label not supported: spec.foo',
    ],
    ['get --raw /nope', 'Error from server (NotFound): the server could not find the requested resource'],
  ])('hears why not: %s', async (line, message) => {
    expect(await run(line)).toEqual({ stdout: '', stderr: `${message}\n`, code: 1 });
  });
});
