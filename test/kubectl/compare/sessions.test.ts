/**
 * Changes that follow each other: each prints what a real kubectl prints that sends the same to the API, and leaves the
 * same objects behind. Some are compared here, all of them with `EVERY_CHANGE=1`.
 */
import type { KubeObject } from '../../../src/api/objects';
import { Cluster } from '../../../src/cluster/cluster';
import { splitWords } from '../../../src/commands/grammar/tokens';
import { CONTROLLERS } from '../../../src/controllers';
import { Loop } from '../../../src/controllers/loop';
import { type Printed, runIn, Terminal } from '../../commands/terminal';
import { ClusterServer } from '../cluster-server';
import { Kubectl } from '../kubectl';
import { SESSIONS } from './sessions';
import { whereKubectlIs } from '../where-kubectl-is';

const SECOND = 1000;

const isAll = process.env.EVERY_CHANGE === '1';
/** Those that `npm test` has time for. */
const SAMPLE = SESSIONS.filter(({ name }) => isAll || name === 'changing' || name === 'deleting');

interface Outcome extends Printed {
  readonly command: string;
  /** What people want, by the object's name. */
  readonly wanted: Readonly<Record<string, unknown>>;
}

/** What follows by itself, in its own time. */
const FOLLOWS: ReadonlySet<string> = new Set(['Event', 'Lease', 'EndpointSlice', 'Node', 'VolumeAttachment']);

/** What is named by a template: that of a restart has its second in it. */
const NAMED_BY_TEMPLATE: ReadonlySet<string> = new Set(['ReplicaSet', 'ControllerRevision', 'Pod']);

/** Depends on when it was asked. */
const WHEN = /"(kubectl\.kubernetes\.io\/restartedAt)":"[^"]*"/g;

function wantedOf(object: KubeObject): unknown {
  const { kind, metadata } = object;
  const { labels, annotations, finalizers, deletionTimestamp } = metadata;
  const { status: _status, metadata: _metadata, ...rest } = object as KubeObject & { readonly status?: unknown };
  const text = JSON.stringify({ ...rest, labels, annotations, finalizers, isGoing: deletionTimestamp !== undefined });
  return kind === 'Pod' ? { labels: metadata.labels } : JSON.parse(text.replace(WHEN, '"$1":""'));
}

const isCompared = ({ kind }: KubeObject, command: string): boolean =>
  !FOLLOWS.has(kind) && !(command.startsWith('rollout restart ') && NAMED_BY_TEMPLATE.has(kind));

const wantedIn = (cluster: Cluster, command: string): Outcome['wanted'] =>
  Object.fromEntries(
    cluster
      .snapshot()
      .objects.filter((object) => isCompared(object, command))
      .map((object) => [`${object.kind} ${object.metadata.namespace ?? ''}/${object.metadata.name}`, wantedOf(object)]),
  );

/** kubectl evicts Pods beside each other. */
const inOrder = (command: string, printed: Printed): Printed =>
  command.startsWith('drain ') ? { ...printed, stdout: printed.stdout.split('\n').sort().join('\n') } : printed;

/** What the project's own verb does on a copy. */
function ours(command: string, before: Cluster): Outcome {
  const clock = Math.max(before.now, Math.floor(Date.now() / SECOND) * SECOND);
  const cluster = new Cluster({ ...before.snapshot(), clock });
  const loop = new Loop(cluster, CONTROLLERS);
  const printed = runIn(cluster, loop, command);
  loop.close();
  return { command, ...inOrder(command, printed), wanted: wantedIn(cluster, command) };
}

whereKubectlIs('a real kubectl', () => {
  test.each(SAMPLE)('changes the same, and says the same: $name', async ({ commands }) => {
    const prepared = new Terminal('deploy web', 'deploy db 2 statefulset', 'run web-0 --image=web:v1');
    const server = await ClusterServer.start(prepared.cluster);
    const kubectl = new Kubectl([`--server=${server.url}`]);
    try {
      for (const command of commands) {
        const expected = ours(command, server.cluster);
        const [line = '', ...stdin] = command.split('\n');
        const ran = await kubectl.run(splitWords(line), stdin.join('\n'));
        expect({ command, ...inOrder(command, ran), wanted: wantedIn(server.cluster, command) }).toEqual(expected);
      }
    } finally {
      kubectl.close();
      await server.close();
    }
  });
});
