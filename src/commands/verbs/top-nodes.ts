/**
 * `top nodes`: what the machines use now, and how much of what Pods may have. Follows kubectl/pkg/cmd/top/top_node.go.
 */
import { type Node, refOf } from '../../api/objects';
import type { Result } from '../../api/rejection';
import { clientError } from '../../api/status';
import { milliCpu, parseQuantity } from '../../api/quantity';
import type { Cluster } from '../../cluster/cluster';
import { nodeUsage } from '../../containers/node-usage';
import type { Usage } from '../../containers/usage';
import { commandLine, isOn } from '../grammar/words';
import { amountsOf, sorted, usageTable } from '../measuring/amounts';
import { readTop, type TopArgs } from '../measuring/measured-objects';
import type { Done, Verb } from '../verb';

export const topNodes: Verb<TopArgs<'Node'>> = {
  name: 'top nodes',
  aliases: ['top node', 'top no'],
  usage: 'top nodes [NAME]',
  summary: 'shows how much CPU and memory Nodes use',
  examples: ['top nodes', 'top nodes --sort-by=cpu', 'top node node-1'],
  effect: 'look',
  origin: 'kubectl',
  flags: [
    { name: 'selector', short: 'l', takes: 'text' },
    { name: 'sort-by', takes: 'text' },
    { name: 'show-capacity', takes: 'switch' },
    { name: 'no-headers', takes: 'switch' },
  ],
  parse: (words, cluster) => readTop('Node', words, cluster),
  run: runTop,
};

function runTop({ objects: nodes, words, by }: TopArgs<'Node'>, cluster: Cluster): Result<Done> {
  const measured = nodes.flatMap((node) => {
    const used = nodeUsage(cluster, node);
    return used === undefined ? [] : [{ node, used }];
  });
  if (measured.length === 0) {
    const hint = 'Nothing is measured of Nodes whose kubelet is not heard of.';
    return { ...clientError('metrics not available yet'), hint };
  }
  const known = new Set(measured.map(({ node }) => node));
  const rows = sorted(measured, by).map(({ node, used }) => rowOf(node, used, isOn(words, 'show-capacity')));
  const unheard = nodes.filter((node) => !known.has(node)).map(({ metadata }) => [metadata.name, ...UNKNOWN]);
  const line = commandLine('top nodes', words, words.positional);
  return {
    understood: line,
    kubectl: { line },
    stdout: usageTable([...(isOn(words, 'no-headers') ? [] : [HEAD]), ...rows, ...unheard]),
    focus: nodes.map(refOf),
    isTable: true,
  };
}

const HEAD = ['NAME', 'CPU(cores)', 'CPU(%)', 'MEMORY(bytes)', 'MEMORY(%)'];
const UNKNOWN = ['<unknown>', '<unknown>', '<unknown>', '<unknown>'];

function rowOf({ metadata, status }: Node, used: Usage, ofCapacity: boolean): readonly string[] {
  const whole = (ofCapacity ? status.capacity : status.allocatable) ?? {};
  const percent = (part: number, all: number) => `${all === 0 ? 0 : Math.floor((100 * part) / all)}%`;
  const [cpu, memory] = amountsOf(used);
  return [
    metadata.name,
    ...[cpu, percent(used.cpu, milliCpu(whole.cpu))],
    ...[memory, percent(used.memory, parseQuantity(whole.memory))],
  ];
}
