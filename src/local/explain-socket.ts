/**
 * Why Slack does not let this machine connect, in words that say what to do about it.
 */
import { SocketRefused, SWITCHED_OFF } from '../slack/socket-connection';

const SETTINGS = 'api.slack.com/apps';
const UNKNOWN = [
  'invalid_auth',
  'not_authed',
  'token_revoked',
  'token_expired',
  'account_inactive',
  'user_removed_from_team',
  'team_disabled',
];

/** For an error of the connection: one line. Undefined when Slack did not refuse it. */
export function explainSocket(error: unknown, apiUrl: string): string | undefined {
  if (error instanceof SocketRefused) return whyRefused(error.code);
  const { code } = (error ?? {}) as { readonly code?: unknown };
  const isOfSlacks = typeof code === 'string' && code.startsWith('slack_webapi_');
  return isOfSlacks
    ? `Nothing that Slack would say came from ${apiUrl}: look at the network of this machine.`
    : undefined;
}

/** For a token of the bot that Slack refused. */
export function refusedBot(code: string, apiUrl: string): Error {
  if (code === 'no_answer') return new Error(`Nothing answered at ${apiUrl}: look at the network of this machine.`);
  return new Error(
    `Slack refused SLACK_BOT_TOKEN (${code}). The token that works is at ${SETTINGS}: the app, OAuth & Permissions.`,
  );
}

function whyRefused(code: string): string {
  if (code === SWITCHED_OFF) return `Socket Mode is switched off. Switch it on at ${SETTINGS}: the app, Socket Mode.`;
  if (code === 'not_allowed_token_type') return `Slack takes no such token here (${code}): SLACK_APP_TOKEN is xapp-...`;
  if (code === 'missing_scope') return `SLACK_APP_TOKEN lacks connections:write (${code}). Make another with it.`;
  if (UNKNOWN.includes(code)) {
    return `Slack refused SLACK_APP_TOKEN (${code}). Make another at ${SETTINGS}: the app, Basic Information.`;
  }
  return `Slack refused the connection (${code}). Look at the app's settings at ${SETTINGS}.`;
}
