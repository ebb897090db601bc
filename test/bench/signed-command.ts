/** A slash command as Slack sends it through an HTTP API: form-encoded, signed, base64. */
import { createHmac } from 'node:crypto';

export interface SlashCommand {
  /** What stands after `/kube`. */
  readonly text: string;
  readonly channel: string;
  /** Slack's id of this request; the same id is the same request. */
  readonly trigger: string;
}

/** An event of an HTTP API (payload 2.0) that carries the command, signed now. */
export function signedCommand(command: SlashCommand, signingSecret: string): object {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const body = new URLSearchParams({
    token: 'unused',
    team_id: 'T0BENCH',
    team_domain: 'bench',
    channel_id: command.channel,
    channel_name: 'squad-3',
    user_id: 'U0ANA',
    user_name: 'ana',
    command: '/kube',
    text: command.text,
    response_url: 'https://hooks.slack.com/commands/T0BENCH/1/x',
    trigger_id: command.trigger,
    api_app_id: 'A0BENCH',
    is_enterprise_install: 'false',
  }).toString();
  const signature = createHmac('sha256', signingSecret).update(`v0:${timestamp}:${body}`).digest('hex');
  return {
    version: '2.0',
    routeKey: 'POST /slack/events',
    rawPath: '/slack/events',
    rawQueryString: '',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': `v0=${signature}`,
    },
    requestContext: { http: { method: 'POST', path: '/slack/events' } },
    body: Buffer.from(body).toString('base64'),
    isBase64Encoded: true,
  };
}
