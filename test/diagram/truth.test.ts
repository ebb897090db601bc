/**
 * Pictures of clusters chosen by lot say nothing false: every Pod in scope is drawn or counted exactly once, on its Node,
 * in its state; leaders, silence and disks are those of the cluster.
 */
import type { Pod } from '../../src/api/objects';
import { type Cluster, keyOf } from '../../src/cluster/cluster';
import { newCluster } from '../../src/cluster/new-cluster';
import { type Random, pick } from '../../src/cluster/random';
import { duration } from '../../src/diagram/duration';
import { claimsOf } from '../../src/diagram/mark';
import { drawPicture } from '../../src/diagram/text/picture';
import { podState } from '../../src/diagram/pod-state';
import { playOne } from '../tutor/play';

const COMMANDS = [
  'deploy web',
  'deploy web 5',
  'deploy notes 3 volume',
  'deploy wiki 2 volume',
  'deploy db 3 statefulset',
  'deploy agent daemonset',
  'scale web 2',
  'scale notes 1',
  'scale notes 4',
  'scale db 1',
  'scale db 4',
  'update web v2',
  'update web nopull',
  'crash pod db-0 --loop',
  'delete pod db-0',
  'delete deployment notes',
  'node add',
  'node fail node-1',
  'node fail node-2',
  'node recover node-1',
  'node recover node-2',
  'node notready node-3',
  'node remove node-2',
  'cordon node-1',
  'drain node-3 --ignore-daemonsets --force --delete-emptydir-data',
  'uncordon node-3',
  'label node node-1 disk=ssd',
  'deploy logs daemonset on disk=ssd',
  'wait 20s',
  'wait 6m',
];

interface Drawn {
  readonly lane: string;
  readonly mark: string;
  readonly box: string;
  readonly name: string;
  readonly rest: string;
}

interface Parsed {
  readonly pods: readonly Drawn[];
  /** Pods that are counted in a lane, without those that are gone. */
  readonly counted: number;
  readonly notes: ReadonlyMap<string, string>;
  readonly elsewhere: number;
  readonly isCut: boolean;
}

function parsed(lines: readonly string[]): Parsed {
  let lane = '';
  const pods: Drawn[] = [];
  const notes = new Map<string, string>();
  let [counted, elsewhere, isCut] = [0, 0, false];
  for (const line of lines) {
    const also = /^also here: (.*)/.exec(line)?.[1];
    if (also !== undefined) {
      isCut = / more$|Pods of/.test(also);
      elsewhere = [...also.matchAll(/ (\d+)(?=,|$)/g)].reduce((sum, match) => sum + Number(match[1]), 0);
    }
    const [, start, body] = /^([ +~-][ a-zA-Z0-9.-]*) \|(.*)$/.exec(line) ?? [];
    if (start === undefined || body === undefined) continue;
    if (start.trim() !== '') lane = start.slice(1).trim();
    const [, mark, box, name, rest] = /^ ([ +~-]) \[(.)\] ([a-z0-9.*-]+)(.*)$/.exec(body) ?? [];
    if (name !== undefined) pods.push({ lane, mark: mark ?? '', box: box ?? '', name, rest: rest ?? '' });
    else if (/^ {3}\S/.test(body)) notes.set(lane, `${notes.get(lane) ?? ''}${body.replace(/ *\|$/, '')},`);
    counted += [...body.matchAll(/\[[^ ]\]x(\d+)/g)].reduce((sum, match) => sum + Number(match[1]), 0);
    counted += Number(/(\d+) Pods?, all \[/.exec(body)?.[1] ?? 0);
  }
  return { pods, counted, notes, elsewhere, isCut };
}

function isNamed(pod: Pod, name: string): boolean {
  const [head = '', tail] = name.split('..');
  const full = pod.metadata.name;
  return tail === undefined ? full === name : full.startsWith(head) && full.endsWith(tail);
}

function falsehoods(lines: readonly string[], before: Cluster, after: Cluster): readonly string[] {
  const { pods, counted, notes, elsewhere, isCut } = parsed(lines);
  const wrong = pods.flatMap((drawn) => falseOf(drawn, before, after));
  const names = pods.filter(({ box }) => box !== ' ').map(({ name }) => name);
  if (new Set(names).size < names.length) wrong.push('a Pod is drawn twice');
  const isOfPods = pods.length + counted > 0;
  if (isOfPods && !isCut && names.length + counted + elsewhere !== after.count('Pod')) {
    wrong.push(`${names.length} drawn, ${counted} counted, ${elsewhere} elsewhere of ${after.count('Pod')}`);
  }
  for (const [name, note] of notes) {
    const silence = /silent (\S+?)(?=,|$)/.exec(note)?.[1];
    const fault = after.machines.nodes.get(name)?.fault;
    const since = fault?.kind === 'silent' ? duration(after.now - fault.since) : undefined;
    if (name.length < 10 && silence !== since) wrong.push(`${name} is drawn silent for ${silence}, it is ${since}`);
  }
  return [...wrong, ...falseDisk(lines, after)];
}

function falseOf({ lane, mark, box, name, rest }: Drawn, before: Cluster, after: Cluster): string[] {
  const plain = name.replace('*', '');
  const cluster = box === ' ' ? before : after;
  const candidates = cluster.list('Pod').filter((pod) => isNamed(pod, plain));
  const pod = candidates.find(({ spec }) => (spec.nodeName ?? 'no Node') === lane) ?? candidates[0];
  if (pod === undefined) return [`${name} is drawn and does not exist`];
  const wrong: string[] = [];
  if (!lane.includes('..') && (pod.spec.nodeName ?? 'no Node') !== lane) wrong.push(`${name} is drawn on ${lane}`);
  if (box !== ' ' && podState(pod, after).box !== box) wrong.push(`${name} is drawn as [${box}]`);
  const owner = after
    .list('StatefulSet')
    .find(({ metadata }) => pod.metadata.ownerReferences?.[0]?.uid === metadata.uid);
  const leader = owner === undefined ? undefined : after.machines.databases.get(keyOf(owner))?.leader;
  if (box !== ' ' && name.endsWith('*') !== (leader === pod.metadata.name)) wrong.push(`${name} leads or does not`);
  const volume = /---\((.*)\)/.exec(rest)?.[1];
  if (volume !== undefined && !claimsOf(pod).includes(volume)) wrong.push(`${name} is drawn with ${volume}`);
  const old = before.get('Pod', pod.metadata.name, pod.metadata.namespace);
  if (box !== ' ' && (mark === '+') !== (old?.metadata.uid !== pod.metadata.uid)) {
    wrong.push(`${name} is marked ${mark}`);
  }
  return wrong;
}

/** As many lines run into a shared disk as Pods use it. */
function falseDisk(lines: readonly string[], after: Cluster): readonly string[] {
  const claim = lines
    .map((line) => /(?:one disk.*|no disk yet): \((.*)\)$/.exec(line)?.[1])
    .find((name) => name !== undefined);
  const ends = lines.filter((line) => /\] \S+ -{3,}[.|]$/.test(line)).length;
  const users = after.list('Pod').filter((pod) => claim !== undefined && claimsOf(pod).includes(claim)).length;
  return ends === 0 || ends === users ? [] : [`${ends} lines run to ${claim}, which ${users} Pods use`];
}

const LONGEST = 11;

test.each(Array.from({ length: 30 }, (_, index) => index + 1))('cluster %i', (seed) => {
  const random: Random = { position: seed * 104_729 };
  let state = newCluster({ seed, rules: seed % 2 === 0 ? 'course' : 'kubernetes', nodes: 2 + (seed % 4) });
  const said: string[] = [];
  for (let index = 0; index < LONGEST; index++) {
    const played = playOne(state, pick(random, COMMANDS), { terms: [], replies: seed % 9 });
    said.push(played.text);
    state = played.state;
    const { before, after, reply } = played;
    const whole = drawPicture({ before: after, after, focus: 'all' });
    const change = drawPicture({ before, after, focus: 'all', steps: after.steps });
    const pictures =
      reply.audience === 'channel' && reply.picture !== undefined ? [whole, change, reply.picture] : [whole, change];
    for (const lines of pictures) {
      const wrong = falsehoods(lines, lines === whole ? after : before, after);
      expect({ said, wrong, lines: wrong.length > 0 ? lines : [] }).toEqual({ said, wrong: [], lines: [] });
      expect(lines.length).toBeLessThanOrEqual(16);
      expect(lines.filter((line) => line.length > 38 || line !== line.trimEnd())).toEqual([]);
    }
  }
});
