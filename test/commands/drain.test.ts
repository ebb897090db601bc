import { isRejected } from '../../src/api/rejection';
import { Cluster } from '../../src/cluster/cluster';
import { newCluster } from '../../src/cluster/new-cluster';
import { CLUSTER_VERBS } from '../../src/commands';
import { execute, isClusterVerb } from '../../src/commands/execute';
import { parseCommand } from '../../src/commands/grammar/parse';
import { CONTROLLERS } from '../../src/controllers';
import { Loop } from '../../src/controllers/loop';
import { TWO_CONTAINERS } from '../containers/two-containers';
import { Practice } from './practice';

const BARE = `apply -f -
apiVersion: v1
kind: Pod
metadata: { name: bare }
spec:
  nodeName: node-2
  containers: [{ name: app, image: app:v1 }]
`;

/** A cluster where commands wait as kubectl waits. */
class Terminal {
  readonly cluster = new Cluster(newCluster({ timing: { pull: 0 } }));
  private readonly loop = new Loop(this.cluster, CONTROLLERS);

  constructor(...commands: readonly string[]) {
    for (const command of commands) {
      this.run(command);
      this.loop.rest();
    }
  }

  run(text: string): {
    readonly stdout: string;
    readonly stderr: string;
    readonly code: number;
    readonly took: number;
  } {
    const start = this.cluster.now;
    const parsed = parseCommand(text, CLUSTER_VERBS);
    if (isRejected(parsed)) throw new Error(parsed.message);
    if (!isClusterVerb(parsed.verb)) throw new Error(text);
    const done = execute(parsed.verb, parsed.words, this.cluster);
    if (isRejected(done)) throw new Error(done.message);
    this.loop.drain();
    const end = done.until?.finish?.(this.loop.runUntil(done.until.holds, done.until.longest, done.until.retry));
    return {
      stdout: done.stdout + (end?.stdout ?? ''),
      stderr: (done.stderr ?? '') + (end?.stderr ?? ''),
      code: Math.max(done.code ?? 0, end?.code ?? 0),
      took: this.cluster.now - start,
    };
  }

  on(node: string): readonly string[] {
    return this.cluster.podsOn(node).map(({ metadata }) => metadata.name);
  }
}

const isCordoned = ({ cluster }: Terminal | Practice) => cluster.get('Node', 'node-2')?.spec.unschedulable === true;

describe("drain, in kubectl's words", () => {
  test('cordons, evicts, and waits until the Pods are gone', () => {
    const terminal = new Terminal('deploy web 3', 'deploy db 3 statefulset');
    const [one, two] = [...terminal.on('node-2')].sort();
    const { stdout, stderr, code, took } = terminal.run('drain node-2');
    expect(stdout).toBe(
      `node/node-2 cordoned\nevicting pod default/${one}\nevicting pod default/${two}\n` +
        `pod/${one} evicted\npod/${two} evicted\nnode/node-2 drained\n`,
    );
    expect({ stderr, code, took }).toEqual({ stderr: '', code: 0, took: 1000 });
    expect(terminal.on('node-2')).toEqual([]);
  });

  test('an empty Node is drained at once, and a cordoned one is said to be', () => {
    const terminal = new Terminal('cordon node-2');
    expect(terminal.run('drain node-2')).toEqual({
      stdout: 'node/node-2 already cordoned\nnode/node-2 drained\n',
      stderr: '',
      code: 0,
      took: 0,
    });
  });

  test('stops before it does harm, names every obstacle, and leaves the Node cordoned', () => {
    const terminal = new Terminal('deploy web 3', 'deploy agent daemonset', BARE, TWO_CONTAINERS);
    const agent = terminal.on('node-2').find((name) => name.startsWith('agent-'));
    const before = terminal.on('node-2');
    const causes = [
      `cannot delete DaemonSet-managed Pods (use --ignore-daemonsets to ignore): default/${agent}`,
      'cannot delete Pods with local storage (use --delete-emptydir-data to override): default/lone',
      'cannot delete cannot delete Pods that declare no controller (use --force to override): default/bare',
    ];
    expect(terminal.run('drain node-2')).toEqual({
      stdout: 'node/node-2 cordoned\n',
      stderr:
        `error: unable to drain node "node-2" due to error: [${causes.join(', ')}], continuing command...\n` +
        `There are pending nodes to be drained:\n node-2\n${causes.join('\n')}\n`,
      code: 1,
      took: 0,
    });
    expect(terminal.on('node-2')).toEqual(before);
    expect(isCordoned(terminal)).toBe(true);
  });

  test('one cause needs no brackets', () => {
    const terminal = new Terminal(BARE);
    const cause = 'cannot delete cannot delete Pods that declare no controller (use --force to override): default/bare';
    expect(terminal.run('drain node-2').stderr).toBe(
      `error: unable to drain node "node-2" due to error: ${cause}, continuing command...\n` +
        `There are pending nodes to be drained:\n node-2\n${cause}\n`,
    );
  });

  test('with its flags goes on, warns, and leaves the Pods of DaemonSets', () => {
    const terminal = new Terminal('deploy agent daemonset', BARE, TWO_CONTAINERS);
    const [agent] = terminal.on('node-2');
    const { stdout, stderr, code } = terminal.run('drain node-2 --ignore-daemonsets --force --delete-emptydir-data');
    expect(stderr).toBe(
      'Warning: deleting Pods that declare no controller: default/bare, default/lone; ' +
        `ignoring DaemonSet-managed Pods: default/${agent}\n`,
    );
    expect(stdout).toContain('pod/bare evicted\npod/lone evicted\nnode/node-2 drained\n');
    expect(code).toBe(0);
    expect(terminal.on('node-2')).toEqual([agent]);
  });

  test('a Pod that has ended is no obstacle, whoever owns it', () => {
    const terminal = new Terminal(BARE, TWO_CONTAINERS, 'fail pod bare', 'fail pod lone');
    const { stdout, code } = terminal.run('drain node-2');
    expect(stdout).toContain('pod/bare evicted\npod/lone evicted\n');
    expect(code).toBe(0);
  });

  test('--disable-eviction deletes, which asks nobody', () => {
    const terminal = new Terminal('deploy web 3');
    const [pod] = terminal.on('node-2');
    const { stdout } = terminal.run('drain node-2 --disable-eviction');
    expect(stdout).toBe(`node/node-2 cordoned\npod/${pod} deleted\nnode/node-2 drained\n`);
  });

  test('--pod-selector leaves others where they are', () => {
    const terminal = new Terminal('deploy web 3', 'deploy db 3 statefulset');
    const left = terminal.on('node-2').filter((name) => name.startsWith('db-'));
    terminal.run('drain node-2 --pod-selector app=web');
    expect(terminal.on('node-2')).toEqual(left);
  });

  test('--grace-period replaces the grace of the Pods, and 0 waits for nobody', () => {
    const terminal = new Terminal('deploy web 3');
    const [name = ''] = terminal.on('node-2');
    const copy = terminal.cluster.fork();
    const parsed = parseCommand('drain node-2 --grace-period=7', CLUSTER_VERBS);
    if (isRejected(parsed) || !isClusterVerb(parsed.verb)) throw new Error('no drain');
    execute(parsed.verb, parsed.words, copy);
    expect(copy.get('Pod', name, 'default')?.metadata.deletionGracePeriodSeconds).toBe(7);
    expect(terminal.run('drain node-2 --grace-period=0')).toMatchObject({ code: 0, took: 0 });
  });

  test('gives up after --timeout, and says for whom it waited', () => {
    const terminal = new Terminal('deploy web 3', 'node fail node-2');
    const [pod] = terminal.on('node-2');
    const { stdout, stderr, code, took } = terminal.run('drain node-2 --timeout=20s');
    const error = `error when waiting for pod "${pod}" in namespace "default" to terminate: global timeout reached: 20s`;
    expect(stdout).toBe(`node/node-2 cordoned\nevicting pod default/${pod}\n`);
    expect(stderr).toBe(
      `There are pending pods in node "node-2" when an error occurred: ${error}\npod/${pod}\n` +
        `error: unable to drain node "node-2" due to error: ${error}, continuing command...\n` +
        `There are pending nodes to be drained:\n node-2\n${error}\n`,
    );
    expect({ code, took }).toEqual({ code: 1, took: 20_000 });
  });

  test('evicted Pods of a StatefulSet come back elsewhere, by their names and with their volumes', () => {
    const practice = new Practice({ timing: { pull: 0 } });
    practice.done('deploy db 3 statefulset');
    const before = practice.cluster.podsOn('node-2').map(({ metadata }) => metadata.name);
    practice.done('drain node-2');
    const after = practice.cluster.list('Pod').filter((pod) => before.includes(pod.metadata.name));
    expect(after.map((pod) => pod.spec.nodeName)).not.toContain('node-2');
    expect(after.map((pod) => pod.metadata.name)).toEqual(before);
    expect(practice.cluster.list('PersistentVolumeClaim')).toHaveLength(3);
  });
});

describe('drain, as people type it', () => {
  const practice = new Practice({ timing: { pull: 0 } });
  practice.done('deploy web 3');
  practice.done('deploy agent daemonset');

  test.each([
    ['drain 2 ignore-daemonsets', 'drain node-2 --ignore-daemonsets'],
    ['Drain node node-2 —ignore-daemonsets.', 'drain node-2 --ignore-daemonsets'],
    ['drain node/node-2 Force', 'drain node-2 --force'],
    ['drain node 2 ignore daemon sets', 'drain node-2 --ignore-daemonsets'],
    ['Drain node-2 delete emptydir data force.', 'drain node-2 --delete-emptydir-data --force'],
    [
      'kubectl drain node-2 --ignore-daemonsets=true --timeout=1m',
      'drain node-2 --ignore-daemonsets=true --timeout=1m',
    ],
  ])('%s', (typed, understood) => {
    const done = practice.onCopy(typed);
    expect(done).toMatchObject({ understood, kubectl: { line: understood } });
  });

  test.each([
    ['drain', "error: USAGE: drain NODE [flags]\nSee 'kubectl drain -h' for help and examples"],
    ['drain node-9', 'Error from server (NotFound): nodes "node-9" not found'],
    ['drain node-1 node-9', 'Error from server (NotFound): nodes "node-9" not found'],
    [
      'drain node-1 -l disk=ssd',
      "error: cannot specify both a node name and a --selector option\nSee 'kubectl drain -h' for help and examples",
    ],
    ['cordon -l disk=none', 'error: No node found in cluster with selector disk=none'],
    [
      'drain node-1 --ignore-daemonset',
      "error: unknown flag: --ignore-daemonset\nSee 'kubectl drain --help' for usage.",
    ],
    [
      'drain node-1 --timeout=5',
      'error: invalid argument "5" for "--timeout" flag: time: missing unit in duration "5"\nSee \'kubectl drain --help\' for usage.',
    ],
    [
      'drain node-1 --grace-period=long',
      'error: invalid argument "long" for "--grace-period" flag: strconv.ParseInt: parsing "long": invalid syntax\nSee \'kubectl drain --help\' for usage.',
    ],
    ['drain node-1 --pod-selector ==', "error: found '==', expected: !, identifier, or 'end of string'"],
  ])('%s is refused', (typed, message) => {
    expect(practice.refused(typed)).toMatchObject({ message });
  });

  test('tells which flags are missing, also those that hide behind others', () => {
    const cluster = new Practice({ timing: { pull: 0 } });
    cluster.done(TWO_CONTAINERS);
    expect(cluster.onCopy('drain node-2')).toMatchObject({
      drain: { missing: ['--delete-emptydir-data', '--force'], obstacles: [{ name: 'lone' }], leaving: [] },
    });
  });
});

const budget = (name: string, spec: string) => `apply -f -
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: ${name} }
spec:
  ${spec}
  selector: { matchLabels: { app: web } }
`;

describe('drain under a disruption budget', () => {
  const line = (pod: string) =>
    `error when evicting pods/"${pod}" -n "default" (will retry after 5s): Cannot evict pod as it would violate the pod's disruption budget.\n`;

  it('asks every five seconds until its time is over, and kubectl says so', () => {
    const terminal = new Terminal('deploy web 3', budget('web', 'maxUnavailable: 0'));
    const [pod = ''] = terminal.on('node-2');
    const { stdout, stderr, code, took } = terminal.run('drain node-2 --timeout=12s');
    expect(stdout).toBe(`node/node-2 cordoned\n${`evicting pod default/${pod}\n`.repeat(3)}`);
    const error = `error when evicting pods/"${pod}" -n "default": global timeout reached: 12s`;
    expect(stderr.startsWith(line(pod).repeat(3))).toBe(true);
    expect(stderr).toContain(`There are pending pods in node "node-2" when an error occurred: ${error}\npod/${pod}\n`);
    expect([code, took]).toEqual([1, 12_000]);
    expect(terminal.on('node-2')).toEqual([pod]);
  });

  it('goes on when the budget allows the next one', () => {
    const terminal = new Terminal('cordon node-2', 'cordon node-3', 'deploy web 3', budget('web', 'minAvailable: 2'));
    for (const node of ['node-2', 'node-3']) terminal.run(`uncordon ${node}`);
    const { stderr, code, took } = terminal.run('drain node-1');
    expect(code).toBe(0);
    expect(stderr).toContain('(will retry after 5s)');
    expect(took).toBeGreaterThanOrEqual(10_000);
    expect(terminal.on('node-1')).toEqual([]);
  });

  it('does not ask again where two budgets pick one Pod', () => {
    const terminal = new Terminal('deploy web 3', budget('one', 'minAvailable: 1'), budget('two', 'minAvailable: 1'));
    const { stderr, code, took } = terminal.run('drain node-2');
    expect(stderr).toContain('": This pod has more than one PodDisruptionBudget, which the eviction subresource does');
    expect(stderr).not.toContain('will retry');
    expect([code, took]).toEqual([1, 0]);
  });

  it('asks no budget with --disable-eviction', () => {
    const terminal = new Terminal('deploy web 3', budget('web', 'maxUnavailable: 0'));
    expect(terminal.run('drain node-2 --disable-eviction').code).toBe(0);
  });
});
