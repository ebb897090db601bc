/**
 * Events of Slack: that somebody wrote to the bot, or looks at the home tab.
 */
import { LOCAL_BOT, LOCAL_TEAM, type Member, type Place } from './slack-requests';

/** The body of the event that somebody looks at the home tab. It is JSON, as all events are. */
export function homeOpenedBody(member: Member, direct: Place, event: string, tab = 'home'): string {
  return eventBody(event, { type: 'app_home_opened', user: member.id, channel: direct.id, tab, event_ts: '0' });
}

export interface WrittenMessage {
  readonly member: Member;
  readonly channel: Place;
  /** What was written, with its mention of the bot. */
  readonly text: string;
  /** Slack's names for it, and for the thread that it is in. */
  readonly ts: string;
  readonly thread?: string | undefined;
  readonly event: string;
  /** What other kinds of messages have: `subtype`, `bot_id`. */
  readonly more?: object;
}

/** The body of the event that a message mentions the bot; in a direct message, that there is one. */
export function messageEventBody({ member, channel, text, ts, thread, event, more }: WrittenMessage): string {
  const kind = channel.only === undefined ? { type: 'app_mention' } : { type: 'message', channel_type: 'im' };
  const place = { channel: channel.id, ts, event_ts: ts, ...(thread === undefined ? {} : { thread_ts: thread }) };
  return eventBody(event, { ...kind, user: member.id, text, ...place, team: LOCAL_TEAM, ...more });
}

const eventBody = (id: string, event: object): string =>
  JSON.stringify({
    token: 'local',
    team_id: LOCAL_TEAM,
    api_app_id: 'A0LOCAL',
    type: 'event_callback',
    event_id: id,
    event_time: 0,
    event,
    authorizations: [{ enterprise_id: null, team_id: LOCAL_TEAM, user_id: LOCAL_BOT, is_bot: true }],
  });
