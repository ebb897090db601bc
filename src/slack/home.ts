/**
 * The home tab: drawn anew whenever somebody opens it. Its buttons act in the person's own cluster, which is that of
 * their messages with the bot.
 */
import type { App, BlockAction, Context } from '@slack/bolt';
import { answer, type AnsweringOptions, timeLeft } from './answering';
import type { FormOwner } from './form-origin';
import { openOrigin, sealOrigin } from './form-origin';
import { failureReply } from './failure';
import { HOME_ACTION, homeView } from './home-view';
import { isId } from './payload';
import { wantRedelivery, wantWarning } from './redelivery';
import { fromView, installationOf, ownerOf } from './requests';
import { say } from './say';
import type { SigningSecrets } from './signing-secrets';
import { isPassing } from './web-api';

export interface HomeOptions extends AnsweringOptions {
  readonly secrets: SigningSecrets;
}

/** Whose home it is, and their direct message with the bot. */
interface Home extends FormOwner {
  readonly channel: string;
}

/** Listens to who opens the home tab, and to its buttons. */
export function listenToHome(app: App, options: HomeOptions): void {
  app.event('app_home_opened', async ({ event, body, context }) => {
    const started = options.clock.now();
    const { user, channel } = event;
    const { team } = installationOf(body);
    if (event.tab !== 'home' || ![user, channel, team].every(isId)) return;
    await publish({ team, person: user, channel }, { started, context }, options);
  });
  app.action<BlockAction>(new RegExp(`^${HOME_ACTION}`), async ({ body, context, ack }) => {
    await pressed(body, { started: options.clock.now(), context }, options);
    await ack();
  });
}

/** A request, as Bolt knows it, and when it came. */
interface Came {
  readonly started: number;
  readonly context: Context;
}

/** Draws the tab. What Slack delivers twice is drawn twice. */
async function publish(home: Home, { started, context }: Came, options: HomeOptions, text = 'home'): Promise<void> {
  const { api, handler, clock, log, secrets } = options;
  if (api === undefined) return;
  const { team, person, channel } = home;
  const who = { id: person, name: person };
  const request = { id: { team, channel }, person: who, text, request: `home-${started}`, pressed: false };
  const reply = await handler.handle(request).catch((error: unknown) => {
    log.error('home-not-drawn', error);
    return failureReply(error, request);
  });
  const metadata = sealOrigin({ channel, channelName: 'directmessage', responseUrl: '' }, home, secrets);
  const fields = { user_id: person, view: homeView(reply, who, metadata, options.commandName) };
  const drawn = await api.call(team, 'views.publish', fields, timeLeft(started, clock));
  if (isPassing(drawn)) wantRedelivery(context);
}

/** Runs what a button carries, answers in the messages of the bot, and draws the tab anew. */
async function pressed(body: BlockAction, came: Came, options: HomeOptions): Promise<void> {
  const { api, clock, secrets } = options;
  const [action] = body.actions;
  const owner = ownerOf(body);
  if (api === undefined || owner === undefined || action?.type !== 'button') return;
  const origin = openOrigin(body.view?.private_metadata, owner, secrets);
  const request = origin && fromView(body, origin, action.value ?? '');
  if (origin === undefined || request === undefined) return;
  // Another page of the tab is no message.
  if (/^home( \d+)?$/.test(action.value ?? '')) {
    await publish({ ...owner, channel: origin.channel }, came, options, action.value);
    return;
  }
  const { message } = await answer(request, options);
  const to = { team: owner.team, person: owner.person, channel: origin.channel };
  const isOut = await say(message, to, timeLeft(came.started, clock), api);
  if (isOut) await publish({ ...owner, channel: origin.channel }, came, options);
  else wantWarning(came.context);
}
