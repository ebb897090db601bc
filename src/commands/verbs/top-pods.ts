/**
 * `top pods`: what Pods use now. Follows kubectl/pkg/cmd/top/top_pod.go.
 */
import { type Pod, refOf } from '../../api/objects';
import type { Rejection, Result } from '../../api/rejection';
import { clientError } from '../../api/status';
import type { Cluster } from '../../cluster/cluster';
import { millisOf, MINUTE, SECOND } from '../../cluster/time';
import { type Usage, usageOf } from '../../containers/usage';
import { commandLine, isOn, namespaceOf, type Words } from '../grammar/words';
import { amountsOf, sorted, sumOf, usageTable } from '../measuring/amounts';
import { readTop, type TopArgs } from '../measuring/measured-objects';
import type { Done, Verb } from '../verb';

export const topPods: Verb<TopArgs<'Pod'>> = {
  name: 'top pods',
  aliases: ['top pod', 'top po'],
  usage: 'top pods [NAME] [--containers] [--sum]',
  summary: 'shows how much CPU and memory Pods use',
  examples: ['top pods', 'top pods -l app=web', 'top pods --sort-by=cpu'],
  effect: 'look',
  origin: 'kubectl',
  flags: [
    { name: 'selector', short: 'l', takes: 'text' },
    { name: 'field-selector', takes: 'text' },
    { name: 'all-namespaces', short: 'A', takes: 'switch' },
    { name: 'containers', takes: 'switch' },
    { name: 'sort-by', takes: 'text' },
    { name: 'sum', takes: 'switch' },
    { name: 'no-headers', takes: 'switch' },
  ],
  parse: (words, cluster) => readTop('Pod', words, cluster),
  run: runTop,
};

interface Measured {
  readonly pod: Pod;
  readonly containers: ReadonlyMap<string, Usage>;
  readonly used: Usage;
}

function runTop({ objects: pods, words, by }: TopArgs<'Pod'>, cluster: Cluster): Result<Done> {
  const measured = pods.flatMap((pod) => measure(cluster, pod));
  const line = commandLine('top pods', words, words.positional);
  if (measured.length === 0 && pods.length > 0) return notYet(pods, cluster.now);
  const isEverywhere = isOn(words, 'all-namespaces');
  const nothing = isEverywhere ? 'No resources found\n' : `No resources found in ${namespaceOf(words)} namespace.\n`;
  return {
    understood: line,
    kubectl: { line },
    stdout: usageTable(measured.length === 0 ? [] : rowsOf(sorted(measured, by), words)),
    ...(measured.length === 0 && { stderr: nothing }),
    focus: pods.map(refOf),
    isTable: true,
  };
}

function measure(cluster: Cluster, pod: Pod): readonly Measured[] {
  const { name, namespace = 'default' } = pod.metadata;
  const containers = usageOf(cluster, namespace, [pod]).get(name);
  return containers === undefined ? [] : [{ pod, containers, used: sumOf(containers.values()) }];
}

function rowsOf(measured: readonly Measured[], words: Words): readonly (readonly string[])[] {
  const withNamespace = isOn(words, 'all-namespaces');
  const withContainers = isOn(words, 'containers');
  const place = ({ metadata: { namespace = '', name } }: Pod) => [...(withNamespace ? [namespace] : []), name];
  const rows = measured.flatMap(({ pod, containers, used }) =>
    withContainers
      ? [...containers]
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([name, own]) => [...place(pod), name, ...amountsOf(own)])
      : [[...place(pod), ...amountsOf(used)]],
  );
  const names = withContainers ? ['POD', 'NAME'] : ['NAME'];
  const head = [...(withNamespace ? ['NAMESPACE'] : []), ...names, 'CPU(cores)', 'MEMORY(bytes)'];
  const empty = head.slice(0, -2).map(() => '');
  const sums = [
    [...empty, '________', '________'],
    [...empty, ...amountsOf(sumOf(measured.map(({ used }) => used)))],
  ];
  return [...(isOn(words, 'no-headers') ? [] : [head]), ...rows, ...(isOn(words, 'sum') ? sums : [])];
}

/** How long kubectl takes it for normal that a new Pod is not measured. */
const PATIENCE = 2 * MINUTE;

function notYet(pods: readonly Pod[], now: number): Rejection {
  const hint = 'Nothing is measured of Pods that do not run.';
  const age = ({ metadata }: Pod) => now - millisOf(metadata.creationTimestamp);
  const old = pods.find((pod) => age(pod) > PATIENCE);
  if (old === undefined) return { ...clientError('metrics not available yet'), hint };
  const { namespace = 'default', name } = old.metadata;
  return { ...clientError(`Metrics not available for pod ${namespace}/${name}, age: ${goDuration(age(old))}`), hint };
}

/** As Go prints a duration: `2m5s`, `1h0m3.5s`. */
function goDuration(millis: number): string {
  const seconds = millis / SECOND;
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return `${hours > 0 ? `${hours}h` : ''}${minutes}m${Number((seconds % 60).toFixed(3))}s`;
}
