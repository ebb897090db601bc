/**
 * Which question asks about an idea again: as far as there are several, not the one that asked last.
 */
import type { ClusterState } from '../../cluster/state';
import { bankQuestion, predictionNamed } from '../quiz/bank';
import type { BankItem } from '../quiz/item';
import { bankItems } from '../quiz/items';
import type { Question } from '../quiz/question';

export interface Idea {
  /** The wrong belief that a right answer speaks against. */
  readonly belief: string;
  /** The template of the question that asked about it last. */
  readonly asked: string;
  /** Answers so far: the questions take turns. */
  readonly answers: number;
}

/**
 * A question about the idea: first those of the bank that are about it, then those that offer the belief as an option,
 * then the prediction that asked last. Undefined where no question knows the belief any more.
 */
export function questionAbout(idea: Idea, cluster: ClusterState): Question | undefined {
  const { belief, asked, answers } = idea;
  const about = bankItems().filter((item) => item.about === belief);
  const all = [...about, ...bankItems().filter((item) => !about.includes(item) && offers(item, belief))];
  const others = (items: readonly BankItem[]) => items.filter(({ id }) => id !== asked);
  const choices = [others(about), others(all), all].find((items) => items.length > 0) ?? [];
  const item = choices[answers % Math.max(1, choices.length)];
  if (item !== undefined) return bankQuestion(item, cluster.random + answers);
  return predictionNamed(cluster, asked, [])?.question;
}

function offers({ wrong }: BankItem, belief: string): boolean {
  return wrong.some(({ misconception }) => misconception === belief);
}
