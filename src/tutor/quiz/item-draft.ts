/** A question of the bank, ready to be asked. */
import type { BankItem } from './item';
import type { QuestionDraft } from './question';

/** The draft of an item: what it shows was made when its file was compiled. */
export function itemDraft({ id, shown, ...item }: BankItem): QuestionDraft {
  return { ...item, template: id, kind: 'course', isOwn: false, ...shown };
}
