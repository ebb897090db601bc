/**
 * `top pods`: what Pods use now. Follows kubectl/pkg/cmd/top/top_pod.go.
 */
import { type Pod, refOf } from '../../api/objects';
import { isRejected, type Rejection, type Result } from '../../api/rejection';
import { clientError } from '../../api/status';
import type { Cluster } from '../../cluster/cluster';
import { millisOf, MINUTE, SECOND } from '../../cluster/time';
import { type Usage, usageOf } from '../../containers/usage';
import { commandLine, isOn, namespaceOf, textOf, type Words } from '../grammar/words';
import { amountsOf, readSorting, sorted, type SortedBy, sumOf, usageTable } from '../measuring/amounts';
import { select } from '../naming/selection';
import type { Done, Verb } from '../verb';

interface TopArgs {
  readonly pods: readonly Pod[];
  readonly words: Words;
  readonly by: SortedBy;
}

export const topPods: Verb<TopArgs> = {
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
  parse: readTop,
  run: runTop,
};

function readTop(words: Words, cluster: Cluster): Result<TopArgs> {
  const sorting = readSorting(textOf(words, 'sort-by'));
  if (isRejected(sorting)) return sorting;
  if (words.positional.length > 1) {
    const usage = "pod [NAME | -l label]\nSee 'kubectl top pod -h' for help and examples";
    const fixes = words.positional.map((name) => `top pods ${name}`);
    return { ...clientError(usage), hint: 'One name, a label selector, or nothing for all of them.', fixes };
  }
  if (words.positional.length > 0 && (words.flags.has('selector') || words.flags.has('field-selector'))) {
    return { ...clientError('only one of NAME or selector can be provided'), fixes: ['top pods'] };
  }
  const selection = select('top', { ...words, positional: ['pods', ...words.positional] }, cluster);
  if (isRejected(selection)) return selection.code === 'NotFound' ? unmeasured(selection) : selection;
  return { pods: selection.objects.flatMap((object) => (object.kind === 'Pod' ? [object] : [])), words, ...sorting };
}

/** It is the metrics server that is asked. */
const unmeasured = (rejection: Rejection): Rejection => ({
  ...rejection,
  message: rejection.message.replace(': pods "', ': pods.metrics.k8s.io "'),
});

interface Measured {
  readonly pod: Pod;
  readonly containers: ReadonlyMap<string, Usage>;
  readonly used: Usage;
}

function runTop({ pods, words, by }: TopArgs, cluster: Cluster): Result<Done> {
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
