/**
 * How the lead of a database went from one member to another: time down, members across, who leads at the end.
 */
import { type Cluster, keyOf } from '../../cluster/cluster';
import type { Step } from '../../cluster/step';
import { PHONE_COLUMNS } from './columns';
import { duration } from '../duration';
import { byName } from '../natural';
import type { TopOwner } from '../owner';
import type { Box } from '../pod-state';
import { letterLegend, type Strip, troubleIn } from './strip';
import { type Instant, timelineOf } from '../timeline';

const MOST_ROWS = 6;
const TIME = 6;
const END = 'leads';

/** Undefined where no leader was replaced, or it does not fit. */
export function failoverStrip(owner: TopOwner, before: Cluster, steps: readonly Step[]): Strip | undefined {
  if (owner.kind !== 'StatefulSet') return undefined;
  const { name } = owner.metadata;
  const took = steps.filter((step) => step.verb === 'took-lead' && step.detail?.set === name);
  const last = took.findLast((step) => step.detail?.old !== '');
  if (last === undefined) return undefined;
  const belongs = (pod: string) => pod.startsWith(`${name}-`) && /^\d+$/.test(pod.slice(name.length + 1));
  const seen = withSilence(timelineOf(before, steps, belongs), steps, before);
  const instants = upTo(last, withLeads(seen, took, before), before);
  const pods = [...new Set(instants.flatMap((instant) => [...instant.pods.keys()]))].sort(byName);
  const width = Math.max(4, ...pods.map((pod) => pod.length)) + 2;
  if (instants.length < 2 || TIME + pods.length * width + END.length > PHONE_COLUMNS) return undefined;
  const first = before.machines.databases.get(keyOf(owner))?.leader;
  const lines = [
    `${''.padEnd(TIME)}${pods.map((pod) => pod.padEnd(width)).join('')}${END}`,
    ...instants.map(({ at, pods: boxes }) => {
      const cells = pods.map((pod) => ` ${boxes.get(pod) ?? '-'}`.padEnd(width));
      const leader = took.findLast((step) => step.at - before.now <= at)?.object.name ?? first;
      return `${duration(at).padStart(3).padEnd(TIME)}${cells.join('')}${leads(leader, boxes)}`;
    }),
  ];
  const used = instants.flatMap(({ pods: boxes }) => [...boxes.values()]);
  return { lines, legend: letterLegend(used, troubleIn(steps, [], before)) };
}

/** One that does not answer may still be meant: nobody knows yet. */
function leads(leader: string | undefined, boxes: ReadonlyMap<string, Box>): string {
  if (leader === undefined) return '-';
  return boxes.get(leader) === 'R' ? leader : `${leader}?`;
}

/** Pods on a Node of which nothing is heard, from the instant at which it fell silent. */
function withSilence(instants: readonly Instant[], steps: readonly Step[], before: Cluster): readonly Instant[] {
  const silenced = steps.filter(({ verb }) => verb === 'silenced-node');
  if (silenced.length === 0) return instants;
  const pods = before.list('Pod');
  const silentAt = (name: string, at: number) => {
    const node = pods.find(({ metadata }) => metadata.name === name)?.spec.nodeName;
    return silenced.some((step) => step.object.name === node && step.at - before.now <= at);
  };
  return instants.map((instant) => ({
    ...instant,
    pods: new Map(
      [...instant.pods].map(([name, box]): [string, Box] => [name, silentAt(name, instant.at) ? '?' : box]),
    ),
  }));
}

/** The instants at which somebody took the lead belong to it, also where no Pod changed. */
function withLeads(instants: readonly Instant[], took: readonly Step[], before: Cluster): readonly Instant[] {
  const missing = took
    .map((step) => step.at - before.now)
    .filter((at) => instants.every((instant) => instant.at !== at))
    .flatMap((at) => {
      const previous = instants.findLast((instant) => instant.at < at);
      return previous === undefined ? [] : [{ ...previous, at }];
    });
  return [...instants, ...missing].sort((a, b) => a.at - b.at);
}

/** What led to it, and how it ended. */
function upTo(lead: Step, instants: readonly Instant[], before: Cluster): readonly Instant[] {
  const at = lead.at - before.now;
  const until = instants.filter((instant) => instant.at <= at).slice(1 - MOST_ROWS);
  const last = instants.at(-1);
  return last === undefined || last.at <= at ? until : [...until, last];
}
