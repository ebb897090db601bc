/**
 * `node add`: a machine joins the cluster, or so many at once.
 */
import { refOf, type StringMap } from '../../api/objects';
import { isRejected, type Result } from '../../api/rejection';
import { alreadyExists, invalid } from '../../api/status';
import { validateNew } from '../../api/validate';
import type { Cluster } from '../../cluster/cluster';
import { nodeObject } from '../../cluster/new-cluster';
import { resultLine } from '../../printers/result';
import { readLabels } from '../grammar/labels';
import { commandLine, textOf, type Words } from '../grammar/words';
import type { Done, Verb } from '../verb';

interface NodeAddArgs {
  readonly names: readonly string[];
  readonly labels: StringMap;
  /** How it is typed, labels apart. */
  readonly asTyped: string;
}

/** More do not start within one answer. */
const MOST_AT_ONCE = 1000;

export const nodeAdd: Verb<NodeAddArgs> = {
  name: 'node add',
  aliases: ['add node', 'nodes add'],
  usage: 'node add [NAME|COUNT] [--label KEY=VALUE]',
  summary: 'lets a machine join the cluster',
  examples: ['node add', 'node add node-9 --label disk=ssd', 'node add 20'],
  effect: 'change',
  origin: 'tutor',
  flags: [
    { name: 'label', short: 'l', takes: 'text' },
    { name: 'labels', takes: 'text' },
  ],
  parse: readNodeAdd,
  run: runNodeAdd,
};

/** Labels stand behind `--label` or by themselves: `node add disk=ssd`. */
function readNodeAdd(words: Words, cluster: Cluster): Result<NodeAddArgs> {
  const bare = words.positional.filter((word) => word.includes('='));
  const names = words.positional.filter((word) => !word.includes('=') && !/^labell?(ed|s)?$/i.test(word));
  const given = [textOf(words, 'label'), textOf(words, 'labels')].flatMap((text) => text?.split(',') ?? []);
  const labels = readLabels([...given, ...bare]);
  if (isRejected(labels)) return labels;
  if (names.length > 1) {
    return {
      rejected: true,
      code: 'Tutor',
      message: 'One Node at a time.',
      fixes: names.slice(0, 3).map((name) => commandLine('node add', words, [name])),
    };
  }
  const [typed = ''] = names;
  if (/^\d+$/.test(typed)) return readCount(typed, labels, cluster);
  const name = typed === '' ? freeNames(cluster, 1)[0]! : typed.toLowerCase();
  if (cluster.get('Node', name) !== undefined) {
    return { ...alreadyExists('Node', name), fixes: [`node add ${freeNames(cluster, 1)[0]!}`] };
  }
  const causes = validateNew({ ...nodeObject(cluster, name, labels), kind: 'Node' });
  return causes.length > 0 ? invalid('Node', name, causes) : { names: [name], labels, asTyped: name };
}

/** `node add 20`. */
function readCount(typed: string, labels: StringMap, cluster: Cluster): Result<NodeAddArgs> {
  const count = Number(typed);
  if (count >= 1 && count <= MOST_AT_ONCE) return { names: freeNames(cluster, count), labels, asTyped: String(count) };
  return {
    rejected: true,
    code: 'Tutor',
    message: `How many Nodes? A number from 1 to ${MOST_AT_ONCE}.`,
    hint: 'A bare number says how many join; a name with a letter in it names one: /kube node add node-9',
    fixes: [`node add ${count < 1 ? 1 : MOST_AT_ONCE}`],
  };
}

function freeNames(cluster: Cluster, count: number): readonly string[] {
  const names: string[] = [];
  for (let number = 1; names.length < count; number++) {
    const name = `node-${number}`;
    if (cluster.get('Node', name) === undefined) names.push(name);
  }
  return names;
}

function runNodeAdd({ names, labels, asTyped }: NodeAddArgs, cluster: Cluster): Result<Done> {
  const added = names.map((name) => {
    cluster.beginWork(undefined);
    cluster.record({ actor: 'you', verb: 'added-node', object: { kind: 'Node', name } });
    return cluster.create('Node', nodeObject(cluster, name, labels));
  });
  const shown = Object.entries(labels).map(([key, value]) => `${key}=${value}`);
  return {
    understood: `node add ${asTyped}${shown.length === 0 ? '' : ` --label ${shown.join(',')}`}`,
    kubectl: { none: 'machines join from outside' },
    stdout: added.map((node) => resultLine(node, 'added')).join(''),
    focus: added.map(refOf),
  };
}
