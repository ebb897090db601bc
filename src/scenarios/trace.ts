/**
 * The lines of `--trace`: every change of every object, every step, and what there is at the end. Times are virtual
 * milliseconds since the scenario began.
 */
import { STORED_KINDS } from '../api/kinds';
import type { Kind, KubeObject } from '../api/objects';
import type { Change, Cluster } from '../cluster/cluster';

export type TraceLine = ChangeLine | StepLine | FinalLine;

interface ChangeLine {
  readonly at: number;
  /** The cluster's revision after the change. */
  readonly rv: number;
  readonly type: Change['type'];
  readonly object: KubeObject;
}

export interface StepLine {
  readonly at: number;
  /** Counts from 0. */
  readonly step: number;
  /** This and what follows only for `kube` steps. */
  readonly command?: string;
  readonly stdout?: string;
  readonly stderr?: string;
  readonly code?: number;
}

interface FinalLine {
  readonly at: number;
  readonly final: Readonly<Partial<Record<Kind, readonly KubeObject[]>>>;
}

/** Follows a cluster from the moment it is made until `finish`. */
export class Trace {
  private readonly written: TraceLine[] = [];
  private readonly start: number;
  private revision: number;

  constructor(private readonly cluster: Cluster) {
    this.start = cluster.now;
    this.revision = cluster.snapshot().resourceVersion;
    for (const object of everyObject(cluster)) {
      this.written.push({ at: 0, rv: Number(object.metadata.resourceVersion), type: 'ADDED', object });
    }
    const write = ({ type, object }: Change): void => {
      this.revision++;
      this.written.push({ at: this.now, rv: this.revision, type, object });
    };
    cluster.onChange(write);
    cluster.onEvent(write);
  }

  /** Virtual milliseconds since the beginning. */
  get now(): number {
    return this.cluster.now - this.start;
  }

  step(line: Omit<StepLine, 'at'>): void {
    this.written.push({ at: this.now, ...line });
  }

  /** All lines, with the last one. */
  finish(): readonly TraceLine[] {
    const final = Object.fromEntries(
      kindsOf()
        .map((kind) => [kind, this.cluster.list(kind)] as const)
        .filter(([, objects]) => objects.length > 0),
    );
    return [...this.written, { at: this.now, final }];
  }
}

const kindsOf = (): Kind[] => STORED_KINDS.map(({ kind }) => kind);

function everyObject(cluster: Cluster): readonly KubeObject[] {
  return cluster
    .snapshot()
    .objects.toSorted((a, b) => Number(a.metadata.resourceVersion) - Number(b.metadata.resourceVersion));
}
