/**
 * What people read when something of ours fails.
 */
import type { CommandRequest } from '../app/command-request';
import { StoreError } from '../app/ports';
import type { Reply } from '../tutor/reply';
import { withinLimits } from './limits';
import { type Message, mrkdwn } from './message';

/** Tells what is known of a failed command. */
export function failureReply(error: unknown, { text, pressed }: CommandRequest): Reply {
  const { headline, notice } = explain(error);
  return {
    audience: 'asker',
    isPersonal: true,
    command: text,
    pressed,
    headline,
    story: [],
    notice,
    buttons: [{ label: 'Try again', run: text }],
    refusal: `${headline} ${notice}`,
    text: `${headline} ${notice}`,
  };
}

function explain(error: unknown): { readonly headline: string; readonly notice: string } {
  if (error instanceof StoreError && error.code === 'unavailable') {
    return {
      headline: 'Nothing was changed: the store did not answer.',
      notice: 'The cluster is as it was. Try again in a moment.',
    };
  }
  if (error instanceof StoreError && error.code !== 'unsure') {
    return {
      headline: 'Nothing was changed: what is stored is unreadable.',
      notice: `It was left as it is, for whoever runs kube-tutor to look at: ${error.message}.`,
    };
  }
  return {
    headline: 'Something failed here, not in your cluster.',
    notice: 'Look at /kube show before you try again: the change may have been saved.',
  };
}

/** The answer to a signed command without a channel or a person. */
export function notUnderstood(): Message {
  const text = 'This command came without a channel or a person, so it has no cluster to act on.';
  return withinLimits({ response_type: 'ephemeral', text, blocks: [{ type: 'section', text: mrkdwn(text) }] });
}
