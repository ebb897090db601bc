/**
 * The same change by `/kube` and by a real kubectl: both say the same, and leave the same cluster behind. Some of the
 * commands are played here, all of them with `EVERY_CHANGE=1`.
 */
import type { KubeObject } from '../../src/api/objects';
import type { Cluster } from '../../src/cluster/cluster';
import { splitWords } from '../../src/commands/grammar/tokens';
import { Terminal } from '../commands/terminal';
import { findKubectl } from './binary';
import { ClusterServer } from './cluster-server';
import { Kubectl } from './kubectl';

const found = findKubectl();
if ('missing' in found) console.warn(`Skipped, and nothing was changed with a real kubectl: ${found.missing}`);
const whereKubectlIs = 'missing' in found ? describe.skip : describe;

/** Each begins with the same cluster. */
const CHANGES: readonly string[] = [
  'create deployment a --image=web:v1 --replicas=2 --port=80',
  'create deployment a --image=web:v1 -o jsonpath={.metadata.name}',
  'create deployment a --image=web:v1 --dry-run=client -o kyaml',
  'create configmap a --from-literal=b=c',
  'create service nodeport a --tcp=80:8080 --node-port=30080',
  'create job a --image=web:v1 -- echo hi',
  'create cronjob a --image=web:v1 --schedule="*/5 * * * *"',
  'create pdb a --selector=app=web --max-unavailable=50%',
  'run a --image=web:v1 --port=80 --env=A=b --labels=x=y',
  "run a --image=web:v1 -l 'a b=c'",
  'scale deployment web nope --replicas=2',
  'scale deployment/web deployment/nope --replicas=1',
  'autoscale deployment web --min=1 --max=4 --cpu=50%',
  'expose deployment web --port=80 --name=b --target-port=8080 --type=NodePort',
  'set image deployment/web web=web:v2',
  'set env deployment/web A=1 B=2',
  'set resources deployment/web --limits=cpu=200m --requests=cpu=100m',
  'set selector service web app=web,tier=x',
  'patch deployment web -p "spec: {replicas: 2}"',
  `patch deployment web --type=json -p '- {op: replace, path: /spec/replicas, value: 1}'`,
  `patch deployment web nope --type=merge -p '{"spec":{"replicas":4}}'`,
  `patch deployment web -p '{"spec":{"replicas":4}}' --dry-run=client`,
  `patch deployment web -p '{"spec":{"replicas":4}}' --dry-run=server -o jsonpath={.spec.replicas}`,
  'patch deployment web -p "a: b: c"',
  'patch deployment web -p x',
  'patch deployment web -p []',
  `patch deployment web -p '{"spec":{"replicas":2}'`,
  'label deployment web nope tier=front',
  "label pod web-0 'a b=c'",
  'label pods --all tier=front',
  'annotate deployment web nope a=b',
  'annotate pods --all a=b -o jsonpath={.metadata.name}',
  'annotate pods web-0 db-0 a=b -o jsonpath-as-json={.metadata.name}',
  'taint node node-1 b=c:NoSchedule a=b:PreferNoSchedule',
  'taint node node-2 c=d:NoSchedule old-',
  'taint node node-2 old=new:PreferNoSchedule --overwrite',
  'cordon node-1 node-3',
  'uncordon node-1',
  'rollout pause deployment/web -o name',
  'rollout history deployment/web -o name',
  'rollout history statefulset/db -o jsonpath={.kind}',
  'rollout undo deployment/web',
  'delete pod web-0 nope',
  'delete service web --dry-run=server',
  'auth can-i --list',
];

const isAll = process.env.EVERY_CHANGE === '1';
/** Of so many changes one is made here. */
const SAMPLE = 8;

const begun = (): Terminal =>
  new Terminal(
    'deploy web 2',
    'deploy db 2 statefulset',
    'run web-0 --image=web:v1',
    'taint node node-2 old=x:PreferNoSchedule',
  );

const TIME = /"\d{4}-\d\d-\d\dT[\d:.]+Z"/g;

/** What is there, but for times, versions and who changed which field. */
function remains(cluster: Cluster): readonly string[] {
  return cluster
    .snapshot()
    .objects.filter(({ kind }) => kind !== 'Event' && kind !== 'Lease')
    .map((object) => JSON.stringify(plain(object)).replaceAll(TIME, '"…"'))
    .sort();
}

const PASSING: ReadonlySet<string> = new Set(['managedFields', 'resourceVersion', 'uid', 'generation']);

function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value as KubeObject).filter(([key]) => !PASSING.has(key));
  return Object.fromEntries(fields.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => [key, plain(inner)]));
}

interface Changed {
  readonly command: string;
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number;
  readonly left: readonly string[];
}

function byTutor(command: string): Changed {
  const terminal = begun();
  const printed = terminal.run(command);
  return { command, ...printed, left: remains(terminal.cluster) };
}

async function byKubectl(command: string): Promise<Changed> {
  const server = await ClusterServer.start(begun().cluster);
  const kubectl = new Kubectl([`--server=${server.url}`]);
  const printed = await kubectl.run(splitWords(command));
  const left = remains(server.cluster);
  kubectl.close();
  await server.close();
  return { command, ...printed, left };
}

whereKubectlIs('a change', () => {
  test('is the same by /kube and by a real kubectl', async () => {
    const waiting = CHANGES.filter((_, i) => isAll || i % SAMPLE === 0);
    const work = async (): Promise<void> => {
      for (let command = waiting.shift(); command !== undefined; command = waiting.shift()) {
        expect(byTutor(command)).toEqual(await byKubectl(command));
      }
    };
    await Promise.all([work(), work(), work(), work()]);
  }, 60_000);
});
