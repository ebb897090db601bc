/**
 * *Apply this manifest* in the menu of a message: the YAML of its code blocks becomes the input of `apply`, which shows
 * first what would be made and what would change.
 */
import type { App, MessageShortcut } from '@slack/bolt';
import { spoken } from '../tutor/text';
import type { Reply } from '../tutor/reply';
import { answer, type AnsweringOptions, to } from './answering';
import { messageOf } from './blocks';
import { written } from './message-text';
import { reach } from './reach';
import { fromMessage, type SlackRequest } from './requests';

export const APPLY_MANIFEST = 'apply-manifest';

/** Listens to the shortcut. */
export function listenToApplying(app: App, options: AnsweringOptions): void {
  app.shortcut<MessageShortcut>(
    { callback_id: APPLY_MANIFEST, type: 'message_action' },
    async ({ body, context, ack }) => {
      const started = options.clock.now();
      // Payloads are typed by hope.
      const { text } = (body as { readonly message?: { readonly text?: unknown } }).message ?? {};
      const yaml = manifestIn(typeof text === 'string' ? text : '');
      const request = fromMessage(body, `apply -f -\n${yaml ?? ''}`);
      if (request !== undefined) {
        const message = yaml === undefined ? nothingToApply(request, options) : await applied(request, options);
        const listener = { ...request.command.id, person: request.command.person.id };
        await reach(message, to(body.response_url, options), { started, listener, context }, options);
      }
      await ack();
    },
  );
}

async function applied(request: SlackRequest, options: AnsweringOptions) {
  const { message } = await answer({ ...request, command: { ...request.command, asks: 'always' } }, options);
  return message;
}

/** A code block, with the word behind its fence where people write one. */
const FENCE = /```(?:[ \t]*(?:ya?ml|json)[ \t]*\n)?([\s\S]*?)(?:```|$)/g;
const MANIFEST = /^[ \t]*(?:- +|\{[ \t]*)?["']?(?:apiVersion|kind)["']?[ \t]*:/m;

/** The manifests of a message: those of all code blocks that hold one, or the message itself; undefined for none. */
export function manifestIn(text: string): string | undefined {
  const plain = written(text);
  const blocks = [...plain.matchAll(FENCE)].map(([, inside = '']) => inside).filter((inside) => MANIFEST.test(inside));
  if (blocks.length > 0) return blocks.map((block) => block.replace(/^\n+/, '').trimEnd()).join('\n---\n');
  return !plain.includes('```') && MANIFEST.test(plain) ? plain.trim() : undefined;
}

function nothingToApply({ command, channelName }: SlackRequest, { commandName }: AnsweringOptions) {
  const headline = 'No manifest in this message';
  const notice =
    'A manifest is YAML with apiVersion and kind, best in a code block: three backticks before and after it.';
  const reply: Reply = {
    ...{ audience: 'asker', isPersonal: true, command: 'apply -f -', pressed: true, headline, story: [], notice },
    buttons: [
      { label: 'Open the form', run: 'apply' },
      { label: 'Help: apply', run: 'help apply' },
    ],
    text: spoken(['Nothing was changed', headline, notice]),
  };
  return messageOf(reply, { person: command.person, channelName, commandName });
}
