/**
 * The questions of the bank, in the order of their files.
 */
import { QUESTIONS } from '../content/questions.generated';
import type { BankItem } from './item';

let items: readonly BankItem[] | undefined;

/** Read when first asked for: most commands need none of them. */
export function bankItems(): readonly BankItem[] {
  items ??= JSON.parse(QUESTIONS) as readonly BankItem[];
  return items;
}
