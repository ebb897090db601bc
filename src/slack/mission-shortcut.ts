/**
 * *Add as a mission* in the menu of a message: its text becomes the input of `mission add`, which says in private what
 * came of it.
 */
import type { App, MessageShortcut } from '@slack/bolt';
import { answer, type AnsweringOptions, to } from './answering';
import { written } from './message-text';
import { reach } from './reach';
import { fromMessage } from './requests';

export const ADD_MISSION = 'add-mission';

/** Listens to the shortcut. */
export function listenToMissions(app: App, options: AnsweringOptions): void {
  app.shortcut<MessageShortcut>(
    { callback_id: ADD_MISSION, type: 'message_action' },
    async ({ body, context, ack }) => {
      const started = options.clock.now();
      // Payloads are typed by hope.
      const { text } = (body as { readonly message?: { readonly text?: unknown } }).message ?? {};
      const command = `mission add\n${missionIn(typeof text === 'string' ? text : '')}`;
      const request = fromMessage(body, command);
      if (request !== undefined) {
        const { message } = await answer(request, options);
        const listener = { ...request.command.id, person: request.command.person.id };
        await reach(message, to(body.response_url, options), { started, listener, context }, options);
      }
      await ack();
    },
  );
}

/** What a message holds: its code block where there is one, as it was typed. */
export function missionIn(text: string): string {
  const fences = [...text.matchAll(/```(?:ya?ml\n)?([\s\S]*?)```/g)].map(([, inside = '']) => inside);
  const block = fences.find((inside) => /^\s*(mission|lesson):/.test(inside)) ?? fences[0] ?? text;
  return written(block).replace(/^\s*\n/, '');
}
