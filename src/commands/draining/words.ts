/**
 * What kubectl prints while it drains a Node. Follows kubectl/pkg/drain/drain.go and kubectl/pkg/cmd/drain/drain.go.
 */
import type { Pod } from '../../api/objects';
import type { EvictionRefusal } from '../../cluster/eviction';
import { MINUTE, SECOND } from '../../cluster/time';
import type { Verdict } from './filters';

export interface Judged {
  readonly pod: Pod;
  readonly verdict: Verdict;
}

const fullName = ({ metadata }: Pod): string => `${metadata.namespace ?? ''}/${metadata.name}`;

/** `cannot delete Pods …: default/lone, default/other`, one for each reason. */
export function obstaclesOf(judged: readonly Judged[]): readonly string[] {
  return grouped(judged, (verdict) => (verdict.kind === 'obstacle' ? verdict.obstacle : undefined)).map(
    (text) => `cannot delete ${text}`,
  );
}

/** `Warning: deleting Pods …: default/lone; ignoring …`; empty without any. */
export function warningLine(judged: readonly Judged[]): string {
  const warnings = grouped(judged, (verdict) => (verdict.kind === 'obstacle' ? undefined : verdict.warning));
  return warnings.length === 0 ? '' : `Warning: ${warnings.join('; ')}\n`;
}

/** One text for each reason, with the Pods that it holds for. kubectl's order is by chance; here it is fixed. */
function grouped(judged: readonly Judged[], reasonOf: (verdict: Verdict) => string | undefined): readonly string[] {
  const byReason = new Map<string, string[]>();
  for (const { pod, verdict } of judged) {
    const reason = reasonOf(verdict);
    if (reason !== undefined) byReason.set(reason, [...(byReason.get(reason) ?? []), fullName(pod)]);
  }
  return [...byReason].map(([reason, pods]) => `${reason}: ${pods.join(', ')}`).sort();
}

/** What stands on stderr when a Node could not be drained. */
export function notDrained(node: string, errors: readonly string[]): string {
  const all = aggregate(errors);
  return [
    `error: unable to drain node "${node}" due to error: ${all}, continuing command...`,
    'There are pending nodes to be drained:',
    ` ${node}`,
    ...errors,
    '',
  ].join('\n');
}

/** What stands on stderr each time that a budget says no. */
export function refusedLine({ pod, refusal }: { readonly pod: Pod; readonly refusal: EvictionRefusal }): string {
  const { name, namespace = '' } = pod.metadata;
  return `error when evicting pods/"${name}" -n "${namespace}" (will retry after 5s): ${refusal.message}\n`;
}

/** Pods that were not gone in time; `kept` says, by UID, why an eviction was refused. */
export function timedOut(
  node: string,
  pods: readonly Pod[],
  longest: number,
  kept: ReadonlyMap<string, EvictionRefusal>,
): string {
  const timeout = `global timeout reached: ${goDuration(longest)}`;
  const errors = pods.map(({ metadata: { name, uid, namespace = '' } }) => {
    const refusal = kept.get(uid);
    return refusal !== undefined
      ? `error when evicting pods/"${name}" -n "${namespace}": ${refusal.code === 429 ? timeout : refusal.message}`
      : `error when waiting for pod "${name}" in namespace "${namespace}" to terminate: ${timeout}`;
  });
  const pending = pods.map(({ metadata }) => `pod/${metadata.name}\n`).join('');
  const first = `There are pending pods in node "${node}" when an error occurred: ${aggregate(errors)}\n`;
  return first + pending + notDrained(node, errors);
}

const aggregate = (errors: readonly string[]): string =>
  errors.length === 1 ? errors.join('') : `[${errors.join(', ')}]`;

/** `20s`, `1m0s`, `10m0s`. */
function goDuration(millis: number): string {
  const seconds = (millis % MINUTE) / SECOND;
  return millis < MINUTE ? `${seconds}s` : `${Math.floor(millis / MINUTE)}m${seconds}s`;
}
