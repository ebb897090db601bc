/**
 * `node add`: a machine joins the cluster.
 */
import { refOf, type StringMap } from '../../api/objects';
import { isRejected, type Result } from '../../api/rejection';
import { alreadyExists } from '../../api/status';
import { invalid } from '../../api/status';
import { validateNew } from '../../api/validate';
import type { Cluster } from '../../cluster/cluster';
import { nodeObject } from '../../cluster/new-cluster';
import { resultLine } from '../../printers/result';
import { readLabels } from '../grammar/labels';
import { commandLine, textOf, type Words } from '../grammar/words';
import type { Done, Verb } from '../verb';

interface NodeAddArgs {
  readonly name: string;
  readonly labels: StringMap;
}

export const nodeAdd: Verb<NodeAddArgs> = {
  name: 'node add',
  aliases: ['add node', 'nodes add'],
  usage: 'node add [NAME] [--label KEY=VALUE]',
  summary: 'lets a machine join the cluster',
  examples: ['node add', 'node add node-9 --label disk=ssd'],
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
  const name = names[0]?.toLowerCase() ?? freeName(cluster);
  if (cluster.get('Node', name) !== undefined) {
    return { ...alreadyExists('Node', name), fixes: [`node add ${freeName(cluster)}`] };
  }
  const causes = validateNew({ ...nodeObject(cluster, name, labels), kind: 'Node' });
  return causes.length > 0 ? invalid('Node', name, causes) : { name, labels };
}

function freeName(cluster: Cluster): string {
  let number = 1;
  while (cluster.get('Node', `node-${number}`) !== undefined) number++;
  return `node-${number}`;
}

function runNodeAdd({ name, labels }: NodeAddArgs, cluster: Cluster): Result<Done> {
  cluster.beginWork(undefined);
  cluster.record({ actor: 'you', verb: 'added-node', object: { kind: 'Node', name } });
  const node = cluster.create('Node', nodeObject(cluster, name, labels));
  const shown = Object.entries(labels).map(([key, value]) => `${key}=${value}`);
  return {
    understood: `node add ${name}${shown.length === 0 ? '' : ` --label ${shown.join(',')}`}`,
    kubectl: { none: 'machines join from outside' },
    stdout: resultLine(node, 'added'),
    focus: [refOf(node)],
  };
}
