/**
 * Requests as Slack sends them, signed: what the playground, `npm run kube` and the tests talk to the handlers with.
 */
import { signatureOf } from '../slack/verify';

export interface Member {
  readonly id: string;
  readonly name: string;
}

export interface Place {
  readonly id: string;
  /** As Slack sends it: a direct message is called `directmessage`. */
  readonly name: string;
  /** A direct message with the bot: nobody else sees it. */
  readonly only?: string;
}

/** The name of what is no channel: the tab of the app that a person sees. */
export const HOME = 'home';

export interface SignedRequest {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The workspace of this machine. */
export const LOCAL_TEAM = 'T0LOCAL';
/** The bot, as who it is mentioned. */
export const LOCAL_BOT = 'U0KUBETUTOR';

/** A body as Slack would sign and send it at `now` (milliseconds): a form, or an event in JSON. */
export function sign(body: string, secret: string, now: number): SignedRequest {
  const isJson = body.startsWith('{');
  const timestamp = String(Math.floor(now / 1000));
  return {
    headers: {
      'content-type': isJson ? 'application/json' : 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': signatureOf(secret, timestamp, Buffer.from(body)),
    },
    body,
  };
}

export interface Typed {
  readonly member: Member;
  readonly channel: Place;
  readonly text: string;
  readonly trigger: string;
  readonly responseUrl: string;
}

/** The body of `/kube TEXT`. */
export function slashCommandBody({ member, channel, text, trigger, responseUrl }: Typed): string {
  return new URLSearchParams({
    token: 'local',
    team_id: LOCAL_TEAM,
    team_domain: 'local',
    channel_id: channel.id,
    channel_name: channel.name,
    user_id: member.id,
    user_name: member.name,
    command: '/kube',
    text,
    api_app_id: 'A0LOCAL',
    is_enterprise_install: 'false',
    response_url: responseUrl,
    trigger_id: trigger,
  }).toString();
}
