/**
 * Whether Slack would open a modal, or show a home tab.
 */
import { blocksOn } from './blocks';
import type { Refusal } from './message';
import { anything, type Fields, flag, isFields, object, problemsOf, type Rule, text } from './rule';
import { plain } from './texts';

/** Bytes of a view. */
const LARGEST = 250_000;

const common = {
  type: anything,
  'callback_id?': text(255),
  'private_metadata?': text(3000, 0),
  'external_id?': text(255),
} as const;

/** A form without a button to send it could not be sent. */
const canBeSent: Rule = (value, at, refuse) => {
  const { blocks, submit } = value as Fields;
  const hasInput = Array.isArray(blocks) && blocks.some((one: unknown) => isFields(one) && one.type === 'input');
  if (hasInput && submit === undefined) refuse('missing required field: submit', at);
};

const MODAL = object(
  {
    ...common,
    title: plain(24),
    blocks: blocksOn('modal'),
    'submit?': plain(24),
    'close?': plain(24),
    'clear_on_close?': flag,
    'notify_on_close?': flag,
    'submit_disabled?': flag,
  },
  canBeSent,
);
const HOME = object({ ...common, blocks: blocksOn('home') });

/** Why Slack would refuse a view, or undefined. */
export function viewRefusal(view: unknown, type: 'modal' | 'home'): Refusal | undefined {
  if (!isFields(view)) return { error: 'invalid_arguments', problems: ['must provide an object [json-pointer:/view]'] };
  if (view.type !== type) {
    return { error: 'invalid_arguments', problems: [`must be of type ${type} [json-pointer:/view/type]`] };
  }
  if (Buffer.byteLength(JSON.stringify(view)) > LARGEST) return { error: 'view_too_large', problems: [] };
  const problems = problemsOf(view, '/view', type === 'modal' ? MODAL : HOME);
  return problems.length > 0 ? { error: 'invalid_arguments', problems } : undefined;
}
