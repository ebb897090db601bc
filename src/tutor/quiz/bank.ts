/**
 * Which question comes next: first what can be predicted on the channel's own cluster, then the course in its order.
 * A channel is asked nothing twice until it was asked everything.
 */
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
  const isNew = (candidate: Candidate) => !asked.includes(candidate.template);
  const fresh = all.filter(isNew);
  const round = fresh.length > 0 ? fresh : all;
  const remembered =
    fresh.length > 0 ? asked : asked.filter((template) => !all.some((one) => one.template === template));
  for (const candidate of round) {
    const draft = candidate.own?.();
    if (draft !== undefined) return { question: arrange(draft, cluster.random), asked: remembered };
  }
  for (const candidate of round) {
    const made = candidate.otherwise();
    if (made === undefined) continue;
    return { question: arrange(made.draft, cluster.random), example: made.example, asked: remembered };
  }
  throw new Error(`there is no question about ${topic ?? 'anything'}`);
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
  return TOPICS.flatMap((topic) => [
    ...PREDICTIONS.filter((one) => one.topic === topic).map(({ template }) => ({ template, topic })),
    ...itemsAbout(topic).map(({ id }) => ({ template: id, topic })),
  ]);
}

function candidates(cluster: ClusterState): readonly Candidate[] {
  return TOPICS.flatMap((topic) => [
    ...PREDICTIONS.filter((prediction) => prediction.topic === topic).map((prediction) => ({
      template: prediction.template,
      topic,
      own: () => prediction.ask(cluster, true),
      otherwise: () => {
        const example = { seed: mix(cluster.random), commands: prediction.example };
        const draft = prediction.ask(buildExample(example), false);
        return draft === undefined ? undefined : { draft, example };
      },
    })),
    ...itemsAbout(topic).map((item) => ({
      template: item.id,
      topic,
      otherwise: () => ({ draft: itemDraft(item) }),
    })),
  ]);
}

const itemsAbout = (topic: Topic): readonly BankItem[] => bankItems().filter((item) => item.topic === topic);

/** A question of the bank as people see it. */
export function bankQuestion(item: BankItem, seed: number): Question {
  return arrange(itemDraft(item), seed);
}
