/**
 * *Do something* among the shortcuts, from anywhere in Slack: asks first where, because a shortcut has no channel, and
 * then shows the menus of *Do ...* for the cluster there.
 */
import type { App, GlobalShortcut, ViewSubmitAction } from '@slack/bolt';
import { answer, timeLeft } from './answering';
import type { FormOptions } from './form-answers';
import { type FormOrigin, sealOrigin } from './form-origin';
import { messageView } from './form-view';
import { type ModalView, mrkdwn, plainText } from './message';
import { menusView } from './opened-views';
import { fieldsOf, filledIn } from './payload';
import { fromView, ownerOf } from './requests';

export const DO_SHORTCUT = 'do';

const WHERE_CALLBACK = 'kube-where';
const [BLOCK, ACTION] = ['where/conversation', 'where:conversation'];

/** Listens to the shortcut, and to where. */
export function listenToDoShortcut(app: App, options: FormOptions): void {
  app.shortcut<GlobalShortcut>({ callback_id: DO_SHORTCUT, type: 'shortcut' }, async ({ body, ack }) => {
    const { api, clock } = options;
    const started = clock.now();
    const owner = ownerOf(body);
    if (owner !== undefined && api !== undefined) {
      const fields = { trigger_id: body.trigger_id, view: whereView() };
      await api.call(owner.team, 'views.open', fields, timeLeft(started, clock));
    }
    await ack();
  });
  app.view<ViewSubmitAction>(WHERE_CALLBACK, async ({ body, ack }) => {
    const origin = chosenIn(body);
    const owner = ownerOf(body);
    if (origin === undefined || owner === undefined) {
      return ack({
        response_action: 'errors',
        errors: { [BLOCK]: 'Choose a channel, or kube-tutor for your own cluster.' },
      });
    }
    const request = fromView(body, origin, 'do');
    const { form, message } = request === undefined ? {} : await answer(request, options);
    const view =
      form === undefined
        ? message && messageView(message)
        : menusView(form, origin, sealOrigin(origin, owner, options.secrets));
    await (view === undefined ? ack() : ack({ response_action: 'update', view: view as never }));
  });
}

/** Where one is comes first: a channel, or the direct message with the bot. */
function whereView(): ModalView {
  return {
    type: 'modal',
    callback_id: WHERE_CALLBACK,
    title: plainText('Do something'),
    submit: plainText('Next'),
    close: plainText('Leave it'),
    blocks: [
      {
        type: 'context',
        elements: [mrkdwn('Each channel has a practice cluster. Your own one is in your messages with kube-tutor.')],
      },
      {
        type: 'input',
        block_id: BLOCK,
        label: plainText('Where'),
        dispatch_action: false,
        element: {
          type: 'conversations_select',
          action_id: ACTION,
          default_to_current_conversation: true,
          response_url_enabled: true,
          filter: { include: ['public', 'private', 'im', 'mpim'] },
        },
      },
    ],
  };
}

/** The conversation with an address to answer to, as Slack sends it beside the state. Untrusted. */
function chosenIn({ view, response_urls }: ViewSubmitAction): FormOrigin | undefined {
  const { selected_conversation: channel } = fieldsOf(fieldsOf(filledIn(view)[BLOCK])[ACTION]);
  if (typeof channel !== 'string' || !/^[CDG][A-Z0-9]{1,31}$/.test(channel)) return undefined;
  const urls = (Array.isArray(response_urls) ? response_urls : []).map(fieldsOf);
  const url = urls.find(({ channel_id }) => channel_id === channel)?.response_url;
  // Slack does not say here what a channel is called.
  const channelName = channel.startsWith('D') ? 'directmessage' : '';
  return { channel, channelName, responseUrl: typeof url === 'string' ? url : '' };
}
