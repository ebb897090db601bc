/**
 * `top pods`: what Pods use now. Follows kubectl/pkg/cmd/top/top_pod.go.
 */
import { type Pod, refOf } from '../../api/objects';
import { isRejected, type Result } from '../../api/rejection';
import { clientError } from '../../api/status';
import type { Cluster } from '../../cluster/cluster';
import { usageOf } from '../../containers/usage';
import { alignTabs, TABLE } from '../../printers/tabwriter';
import { commandLine, isOn, namespaceOf, type Words } from '../grammar/words';
import { select } from '../naming/selection';
import type { Done, Verb } from '../verb';

interface TopArgs {
  readonly pods: readonly Pod[];
  readonly line: string;
  readonly withNamespace: boolean;
  /** What kubectl prints where there are no Pods. */
  readonly nothing: string;
}

export const topPods: Verb<TopArgs> = {
  name: 'top pods',
  aliases: ['top pod', 'top po'],
  usage: 'top pods [NAME]',
  summary: 'shows how much CPU and memory Pods use',
  examples: ['top pods', 'top pods -l app=web'],
  effect: 'look',
  origin: 'kubectl',
  flags: [
    { name: 'selector', short: 'l', takes: 'text' },
    { name: 'all-namespaces', short: 'A', takes: 'switch' },
  ],
  parse: readTop,
  run: runTop,
};

function readTop(words: Words, cluster: Cluster): Result<TopArgs> {
  const selection = select('top', { ...words, positional: ['pods', ...words.positional] }, cluster);
  if (isRejected(selection)) return selection;
  const withNamespace = isOn(words, 'all-namespaces');
  return {
    pods: selection.objects.flatMap((object) => (object.kind === 'Pod' ? [object] : [])),
    line: commandLine('top pods', words, words.positional),
    withNamespace,
    nothing: withNamespace ? 'No resources found\n' : `No resources found in ${namespaceOf(words)} namespace.\n`,
  };
}

function runTop({ pods, line, withNamespace, nothing }: TopArgs, cluster: Cluster): Result<Done> {
  const rows = pods.flatMap((pod) => rowOf(cluster, pod, withNamespace) ?? []);
  if (rows.length === 0 && pods.length > 0) {
    return { ...clientError('metrics not available yet'), hint: 'Nothing is known of Pods that do not run.' };
  }
  const head = [...(withNamespace ? ['NAMESPACE'] : []), 'NAME', 'CPU(cores)', 'MEMORY(bytes)'];
  const table = [head, ...rows].map((cells) => `${cells.join('\t')}\t\n`).join('');
  return {
    understood: line,
    kubectl: { line },
    stdout: rows.length === 0 ? '' : alignTabs(table, TABLE),
    ...(rows.length === 0 && { stderr: nothing }),
    focus: pods.map(refOf),
    isTable: true,
  };
}

const MEBIBYTE = 1024 * 1024;

/** CPU is rounded up, memory cut. Undefined: nothing is known of the Pod. */
function rowOf(cluster: Cluster, pod: Pod, withNamespace: boolean): readonly (readonly string[])[] | undefined {
  const { name, namespace = 'default' } = pod.metadata;
  const used = usageOf(cluster, namespace, [pod]).get(name);
  if (used === undefined) return undefined;
  let [cpu, memory] = [0, 0];
  for (const one of used.values()) [cpu, memory] = [cpu + one.cpu, memory + one.memory];
  return [[...(withNamespace ? [namespace] : []), name, `${cpu}m`, `${Math.floor(memory / MEBIBYTE)}Mi`]];
}
