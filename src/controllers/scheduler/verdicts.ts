/**
 * What the scheduler thinks of every Node for one Pod: the filters that failed, or the scores. It looks and changes
 * nothing; no lot is drawn.
 */
import type { Pod } from '../../api/objects';
import type { Cluster } from '../../cluster/cluster';
import { claimsOf } from './claims';
import { Filters } from './filters';
import { schedulingView } from './scheduling-view';
import { Scorer, type Scores } from './scores';

export interface NodeVerdict {
  readonly node: string;
  /** Upstream's words for why the Pod cannot go there; empty: it can. */
  readonly reasons: readonly string[];
  /** Of Nodes that passed. */
  readonly total: number | undefined;
  /** The parts of the total, by scorer, without those that give every Node the same. */
  readonly parts: Partial<Scores>;
}

/** Verdicts on all Nodes, in the order in which they joined. */
export function verdictsFor(cluster: Cluster, pod: Pod): readonly NodeVerdict[] {
  const view = schedulingView(cluster);
  const claims = claimsOf(cluster, pod);
  if (typeof claims === 'string') {
    return view.infos.map(({ node }) => refused(node.metadata.name, [claims]));
  }
  const podClass = view.classOf(pod);
  const filters = new Filters(cluster, view, pod, podClass, claims);
  const failures = podClass.judge().verdicts.map((verdict) => ({ verdict, failure: filters.failure(verdict) }));
  const feasible = failures.flatMap(({ verdict, failure }) => (failure === undefined ? [verdict] : []));
  const scorer = new Scorer(podClass, feasible, filters.affinity);
  const scores = feasible.map((_, place) => scorer.scores(place));
  const telling = (Object.keys(scores[0] ?? {}) as (keyof Scores)[]).filter((part) =>
    scores.some((one) => one[part] !== scores[0]?.[part]),
  );
  return failures.map(({ verdict, failure }) => {
    const name = verdict.node.metadata.name;
    return failure === undefined
      ? passed(name, feasible.indexOf(verdict), { scorer, scores, telling })
      : refused(name, failure.reasons);
  });
}

const refused = (node: string, reasons: readonly string[]): NodeVerdict => ({
  node,
  reasons,
  total: undefined,
  parts: {},
});

interface Scored {
  readonly scorer: Scorer;
  readonly scores: readonly Scores[];
  readonly telling: readonly (keyof Scores)[];
}

function passed(node: string, place: number, { scorer, scores, telling }: Scored): NodeVerdict {
  const parts = Object.fromEntries(telling.map((part) => [part, scores[place]![part]]));
  return { node, reasons: [], total: scorer.total(place), parts };
}

/** Nodes: in a larger cluster the record would be longer than the story. */
export const MOST_RECORDED = 8;
const BETWEEN_NODES = '\n';
const BETWEEN_REASONS = '; ';

/** Verdicts as a detail of a step: `node-1 795 spread=200 room=95`, `node-2 no Insufficient cpu`, a line each. */
export function recordedVerdicts(verdicts: readonly NodeVerdict[]): string {
  return verdicts
    .map(({ node, reasons, total, parts }) =>
      total === undefined
        ? `${node} no ${reasons.join(BETWEEN_REASONS)}`
        : [node, total, ...Object.entries(parts).map(([part, score]) => `${part}=${score}`)].join(' '),
    )
    .join(BETWEEN_NODES);
}

/** The verdicts that such a detail holds. */
export function readVerdicts(recorded: string): readonly NodeVerdict[] {
  return recorded.split(BETWEEN_NODES).map((line) => {
    const [node = '', total = '', ...rest] = line.split(' ');
    if (total === 'no') return refused(node, rest.join(' ').split(BETWEEN_REASONS));
    const parts = Object.fromEntries(
      rest.map((part) => {
        const [name = '', score = ''] = part.split('=');
        return [name, Number(score)];
      }),
    );
    return { node, reasons: [], total: Number(total), parts };
  });
}
