/**
 * Which question comes next: first what can be predicted on the channel's own cluster, then the course, then what goes
 * further; of each first what is about kinds that the cluster has. A channel is asked nothing twice until it was asked
 * everything.
 */
import type { Kind } from '../../api/objects';
import { mix } from '../../cluster/random';
import type { ClusterState } from '../../cluster/state';
import { arrange } from './arrange';
import { buildExample, type Example } from './example';
import type { BankItem } from './item';
import { itemDraft } from './item-draft';
import { bankItems } from './items';
import { PREDICTIONS } from './predictions';
import { type Question, type QuestionDraft, type Topic, TOPICS } from './question';

export interface Chosen {
  readonly question: Question;
  /** The cluster that a prediction is about, when it is not the channel's own. */
  readonly example?: Example;
  /** What the channel was asked in this round, without what was forgotten because everything had its turn. */
  readonly asked: readonly string[];
}

interface Candidate {
  readonly template: string;
  readonly topic: Topic;
  readonly isFurther: boolean;
  /** On the channel's own cluster; undefined where that does not suit. */
  readonly own?: () => QuestionDraft | undefined;
  readonly otherwise: () => { readonly draft: QuestionDraft; readonly example?: Example } | undefined;
}

/**
 * The next question for a channel.
 * @param asked the templates that the channel was asked already
 * @param topic only questions of this topic
 */
export function nextQuestion(cluster: ClusterState, asked: readonly string[], topic?: Topic): Chosen {
  const all = candidates(cluster).filter((candidate) => topic === undefined || candidate.topic === topic);
  const fresh = choose(
    all.filter((candidate) => !asked.includes(candidate.template)),
    cluster,
  );
  if (fresh !== undefined) return { ...fresh, asked };
  // Everything had its turn, but what suits no cluster today.
  const again = choose(all, cluster);
  const others = asked.filter((template) => !all.some((one) => one.template === template));
  if (again !== undefined) return { ...again, asked: others };
  throw new Error(`there is no question about ${topic ?? 'anything'}`);
}

/** The first that can be asked: about the channel's own cluster before all others. */
function choose(round: readonly Candidate[], cluster: ClusterState): Omit<Chosen, 'asked'> | undefined {
  for (const candidate of round) {
    const draft = candidate.own?.();
    if (draft !== undefined) return { question: arrange(draft, cluster.random) };
  }
  for (const candidate of round) {
    const made = candidate.otherwise();
    if (made !== undefined) return { question: arrange(made.draft, cluster.random), example: made.example };
  }
  return undefined;
}

/**
 * The prediction of this name: about the channel's own cluster where that suits, else about an example. Undefined where
 * there is no such prediction.
 */
export function predictionNamed(cluster: ClusterState, template: string, asked: readonly string[]): Chosen | undefined {
  const candidate = candidates(cluster).find((one) => one.own !== undefined && one.template === template);
  const own = candidate?.own?.();
  if (own !== undefined) return { question: arrange(own, cluster.random), asked };
  const made = candidate?.otherwise();
  if (made === undefined) return undefined;
  return { question: arrange(made.draft, cluster.random), example: made.example, asked };
}

/** Every question there is, in the order of the course. */
export function everyTemplate(): readonly { readonly template: string; readonly topic: Topic }[] {
  const all = [
    ...PREDICTIONS.map(({ template, topic }) => ({ template, topic, isFurther: false })),
    ...bankItems().map(({ id, topic, isFurther = false }) => ({ template: id, topic, isFurther })),
  ];
  return inOrder(all, TOPICS).map(({ template, topic }) => ({ template, topic }));
}

function candidates(cluster: ClusterState): readonly Candidate[] {
  const predictions = PREDICTIONS.map((prediction) => ({
    template: prediction.template,
    topic: prediction.topic,
    isFurther: false,
    own: () => prediction.ask(cluster, true),
    otherwise: () => {
      const example = { seed: mix(cluster.random), commands: prediction.example };
      const draft = prediction.ask(buildExample(example), false);
      return draft === undefined ? undefined : { draft, example };
    },
  }));
  const items = bankItems().map((item) => ({
    template: item.id,
    topic: item.topic,
    isFurther: item.isFurther === true,
    otherwise: () => ({ draft: itemDraft(item) }),
  }));
  const inPlay = topicsOf(cluster);
  return inOrder<Candidate>(
    [...predictions, ...items],
    [...inPlay, ...TOPICS.filter((topic) => !inPlay.includes(topic))],
  );
}

/** The course before what goes further, each by topic, and within that as they come. */
function inOrder<T extends Pick<Candidate, 'topic' | 'isFurther'>>(
  all: readonly T[],
  topics: readonly Topic[],
): readonly T[] {
  const rank = (one: T) => (one.isFurther ? topics.length : 0) + topics.indexOf(one.topic);
  return all.toSorted((a, b) => rank(a) - rank(b));
}

/** What a cluster has something of. */
function topicsOf({ objects }: ClusterState): readonly Topic[] {
  const kinds = new Set<Kind>(objects.map(({ kind }) => kind));
  return TOPICS.filter((topic) => KINDS_OF[topic].some((kind) => kinds.has(kind)));
}

const KINDS_OF: Readonly<Record<Topic, readonly Kind[]>> = {
  pod: ['Pod'],
  deployment: ['Deployment', 'ReplicaSet'],
  statefulset: ['StatefulSet'],
  daemonset: ['DaemonSet'],
  storage: ['PersistentVolumeClaim'],
  scaling: ['Deployment', 'HorizontalPodAutoscaler'],
};

/** A question of the bank as people see it. */
export function bankQuestion(item: BankItem, seed: number): Question {
  return arrange(itemDraft(item), seed);
}
