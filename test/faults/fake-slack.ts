/** What the bot calls of Slack, on this machine: takes everything, and remembers it. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface Call {
  /** `chat.postMessage`; `hook` for an address that came with a request. */
  readonly method: string;
  readonly content: Readonly<Record<string, unknown>>;
}

/** What the bot's tokens look like; no line of a log may have them. */
const BOT_TOKEN = 'xoxb-mark-token';

export class FakeSlack {
  readonly calls: Call[] = [];
  private server: Server | undefined;
  private posts = 0;

  async start(): Promise<string> {
    const server = createServer((request, response) => {
      void text(request).then((body) => {
        const { pathname } = new URL(request.url ?? '', 'http://slack');
        const isHook = pathname.startsWith('/actions/');
        const method = isHook ? 'hook' : (pathname.split('/').at(-1) ?? '');
        const content = isHook ? (JSON.parse(body) as Call['content']) : Object.fromEntries(new URLSearchParams(body));
        this.calls.push({ method, content });
        response.setHeader('Content-Type', isHook ? 'text/html' : 'application/json');
        response.end(isHook ? 'ok' : JSON.stringify(this.answer(method, content)));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    this.server = server;
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.server?.closeAllConnections();
    await new Promise((resolve) => this.server?.close(resolve));
  }

  /** The modal that was opened or drawn last. */
  view(): string {
    const { content } = this.calls.findLast(({ method }) => method.startsWith('views.')) ?? {};
    return String(content?.view);
  }

  private answer(method: string, content: Call['content']): object {
    if (method === 'oauth.v2.access') return granted(String(content.code));
    if (method === 'chat.postMessage') return { ok: true, channel: content.channel, ts: `17.${++this.posts}` };
    return { ok: true };
  }
}

/** The workspace is called as the code is. */
const granted = (team: string): object => ({
  ok: true,
  app_id: 'A0FAULT',
  team: { id: team, name: 'faults' },
  authed_user: { id: 'U0FAULT' },
  bot_user_id: 'U0KUBETUTOR',
  access_token: BOT_TOKEN,
  token_type: 'bot',
  scope: 'commands,chat:write',
});
