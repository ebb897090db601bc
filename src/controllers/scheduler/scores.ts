/**
 * How good the Nodes are that passed the filters. Weights as upstream's default plugins have them.
 * Follows pkg/scheduler/framework/plugins.
 */
import type { PodAffinity } from './pod-affinity';
import type { PodClass, Verdict } from './pod-class';
import { spreadScores } from './scores/spread-scores';

/** What each scorer gave a Node, weighted. */
export interface Scores {
  readonly taints: number;
  readonly affinity: number;
  readonly spread: number;
  readonly pods: number;
  readonly room: number;
  readonly balance: number;
  readonly image: number;
}

export class Scorer {
  private readonly mostAvoided: number;
  private readonly mostPreferred: number;
  private readonly spreads: readonly number[] | undefined;
  private readonly pods: readonly number[] | undefined;
  private readonly images: readonly number[] | undefined;

  constructor(
    podClass: PodClass,
    private readonly feasible: readonly Verdict[],
    affinity: PodAffinity | undefined,
  ) {
    let [avoided, preferred] = [0, 0];
    for (const verdict of feasible) {
      if (verdict.avoided > avoided) avoided = verdict.avoided;
      if (verdict.preferred > preferred) preferred = verdict.preferred;
    }
    this.mostAvoided = avoided;
    this.mostPreferred = preferred;
    this.spreads = spreadScores(podClass.spreading, podClass.judge().totals, feasible);
    this.pods = affinity?.scores(feasible.map(({ info }) => info.node));
    this.images = podClass.imagesThere();
  }

  /** The scores of one Node, by its place among those that passed. */
  scores(place: number): Scores {
    const verdict = this.feasible[place]!;
    return {
      taints: 3 * this.taints(verdict),
      affinity: 2 * this.affinity(verdict),
      spread: 2 * (this.spreads?.[place] ?? 0),
      pods: 2 * (this.pods?.[place] ?? 0),
      room: verdict.room,
      balance: verdict.balance,
      image: this.images?.[verdict.info.place] ?? 0,
    };
  }

  /** The sum of the scores of one Node. */
  total(place: number): number {
    const { spreads, pods, images } = this;
    const verdict = this.feasible[place]!;
    let sum = 3 * this.taints(verdict) + 2 * this.affinity(verdict) + verdict.room + verdict.balance;
    if (spreads !== undefined) sum += 2 * spreads[place]!;
    if (pods !== undefined) sum += 2 * pods[place]!;
    if (images !== undefined) sum += images[verdict.info.place]!;
    return sum;
  }

  private taints({ avoided }: Verdict): number {
    return this.mostAvoided === 0 ? 100 : 100 - Math.floor((100 * avoided) / this.mostAvoided);
  }

  private affinity({ preferred }: Verdict): number {
    return this.mostPreferred === 0 ? 0 : Math.floor((100 * preferred) / this.mostPreferred);
  }
}
