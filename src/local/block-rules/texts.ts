/**
 * Text objects, options and confirm dialogs, which blocks and their elements consist of.
 */
import { byType, flag, list, object, oneOf, type Rule, text } from './rule';

export const blockId = text(255);
export const actionId = text(255);

export const plain = (most: number): Rule => object({ type: oneOf('plain_text'), text: text(most), 'emoji?': flag });

/** Either kind of text. */
export const anyText = (most: number): Rule =>
  byType({
    plain_text: plain(most),
    mrkdwn: object({ type: oneOf('mrkdwn'), text: text(most), 'verbatim?': flag }),
  });

/** @param more what this kind of menu allows besides */
export const option = (more: Readonly<Record<string, Rule>> = {}): Rule =>
  object({ text: plain(75), value: text(150), 'description?': plain(75), ...more });

/** Checkboxes and radio buttons may have bold words. */
export const markedOption: Rule = object({ text: anyText(75), value: text(150), 'description?': anyText(75) });

export const optionGroup: Rule = object({ label: plain(75), options: list(option(), 100) });

export const confirm: Rule = object({
  title: plain(100),
  text: anyText(300),
  confirm: plain(30),
  deny: plain(30),
  'style?': oneOf('primary', 'danger'),
});
