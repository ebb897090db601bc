/**
 * Whose bot this is: asked once by programs that say at their start what they are connected to.
 */
import type { Log } from '../app/ports';
import type { Bot } from './configuration';
import { createWebApi } from './web-api';

/** Milliseconds. */
const TIMEOUT = 10_000;

export type WorkspaceName =
  | { readonly ok: true; readonly team: string }
  /** Slack's name for the error, such as `invalid_auth`. */
  | { readonly ok: false; readonly error: string };

/** The name of the workspace that the bot's token is for. */
export async function workspaceName(bot: Bot, log: Log, fetch = globalThis.fetch): Promise<WorkspaceName> {
  const answer = await createWebApi({ ...bot, log, fetch }).call('', 'auth.test', {}, TIMEOUT);
  if (!answer.ok) return answer;
  const { team, team_id } = answer.fields;
  const name = [team, team_id].find((one) => typeof one === 'string');
  return { ok: true, team: name ?? '' };
}
