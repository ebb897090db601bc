/**
 * Follows the changes of a cluster, whoever made them: what there is, in what sizes ReplicaSets were asked for, in what
 * order Pods of StatefulSets came and went, and which kinds of events were sent.
 */
import type { Seen } from './recording';

/** Something that happened at an instant: `rs2→3`, `+db-0`. */
interface Happening {
  readonly at: number;
  readonly text: string;
}

/** Who sends events that depend on machines rather than on decisions. */
const MACHINES = new Set(['kubelet', 'fake-kubelet', 'attachdetach-controller', 'persistentvolume-controller']);
/** Races of the real control plane with itself, and what it says at its own start. */
const RACES = /^(FailedTo(Update|Create)Endpoint.*|RegisteredNode|NoPods)$/;
/** Pods of a StatefulSet that come or go within so many milliseconds do so together. */
const TOGETHER = 300;

export class World {
  /** By `Kind/name`. */
  readonly objects = new Map<string, Seen>();
  readonly events = new Set<string>();
  readonly scalings: Happening[] = [];
  private readonly replicaSets: string[] = [];
  private readonly numbered: Happening[] = [];

  /** An object was made or changed. */
  put(at: number, kind: string, name: string, seen: Seen): void {
    const key = `${kind}/${name}`;
    const before = this.objects.get(key);
    this.objects.set(key, seen);
    if (kind === 'ReplicaSet') {
      if (before === undefined) this.replicaSets.push(name);
      if (before?.spec !== seen.spec) this.scalings.push({ at, text: `${this.alias(name)}→${String(seen.spec)}` });
    }
    if (kind !== 'Pod' || !isNumbered(seen)) return;
    if (before === undefined) this.numbered.push({ at, text: `+${name}` });
    else if (!isLeaving(before) && isLeaving(seen)) this.numbered.push({ at, text: `-${name}` });
  }

  /** An object is gone. */
  drop(at: number, kind: string, name: string): void {
    const key = `${kind}/${name}`;
    const before = this.objects.get(key);
    if (kind === 'Pod' && before !== undefined && isNumbered(before) && !isLeaving(before)) {
      this.numbered.push({ at, text: `-${name}` });
    }
    this.objects.delete(key);
  }

  event(reason: string, kind: string, from: string): void {
    if (!MACHINES.has(from) && !RACES.test(reason)) this.events.add(`${reason} ${kind}`);
  }

  /** `rs2` for the second ReplicaSet there was. */
  alias(replicaSet: string): string {
    const index = this.replicaSets.indexOf(replicaSet);
    return index < 0 ? replicaSet : `rs${index + 1}`;
  }

  /** The order in which Pods of StatefulSets came and went; those that did so together have no order. */
  comings(): readonly string[] {
    const groups: { sign: string; at: number; texts: string[] }[] = [];
    for (const { at, text } of this.numbered) {
      const latest = groups.at(-1);
      const sign = text.charAt(0);
      if (latest?.sign === sign && at - latest.at < TOGETHER) {
        latest.texts.push(text);
        latest.at = at;
      } else groups.push({ sign, at, texts: [text] });
    }
    return groups.flatMap(({ texts }) => texts.sort());
  }
}

const isNumbered = ({ owner }: Seen): boolean => typeof owner === 'string' && owner.startsWith('StatefulSet/');
/** The recordings keep the grace period here. */
export const isLeaving = ({ terminating }: Seen): boolean => Boolean(terminating);
