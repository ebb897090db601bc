/**
 * What a colleague finds who looks a cluster over: a symptom, the evidence for it, and what helps.
 */
import { findCondition } from '../../api/conditions';
import { type KubeObject, type Ref, refOf } from '../../api/objects';
import type { Cluster } from '../../cluster/cluster';
import type { Upcoming } from '../../diagram/upcoming';
import type { Button } from '../reply';

export interface Finding {
  /** How bad it is: from 50 on something is wrong, below it is good to know. */
  readonly rank: number;
  /** What it is about, the most telling thing first. */
  readonly about: readonly Ref[];
  /** At most 60 characters. */
  readonly symptom: string;
  /** For a list: at most 36 characters, with the name first. */
  readonly short: string;
  /** Sentences, without a full stop where one more may follow. */
  readonly why: readonly string[];
  /** What is drawn beside it, at most 38 columns wide: the scheduler's verdict on each Node. */
  readonly picture?: readonly string[];
  /** Kubernetes' own words: an event, a condition. */
  readonly evidence?: string;
  /** Ends the sentence "What helps: …". */
  readonly helps: string;
  /** Best first; those that would be refused now are left out by whoever shows them. */
  readonly cures: readonly Button[];
}

/** From this rank on something is wrong. */
export const WRONG = 50;

/** What a check may look at. */
export interface Patient {
  readonly cluster: Cluster;
  /** What is due by itself. */
  readonly upcoming: readonly Upcoming[];
}

/** The latest event about an object, of this reason and beginning, as `kubectl describe` words it. */
export function eventText(cluster: Cluster, about: KubeObject, reason?: string, begins = ''): string | undefined {
  const event = cluster
    .eventsAbout(about.metadata.uid)
    .findLast((one) => (reason === undefined || reason === one.reason) && one.message.startsWith(begins));
  return event === undefined ? undefined : `${event.type}  ${event.reason}  ${event.message}`;
}

/** A condition as `kubectl describe` lists it. */
export function conditionText(
  conditions: readonly {
    readonly type: string;
    readonly status: string;
    readonly reason?: string;
    readonly message?: string;
  }[],
  type: string,
): string | undefined {
  const found = findCondition(conditions, type);
  return found === undefined
    ? undefined
    : [found.type, found.status, found.reason, found.message].filter((part) => (part ?? '') !== '').join('  ');
}

/** References to objects. */
export const refsOf = (objects: readonly KubeObject[]): readonly Ref[] => objects.map(refOf);
