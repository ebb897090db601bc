/** A Slack on this machine that speaks Socket Mode: the Web API by HTTP, envelopes over a websocket. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';

export interface Ack {
  readonly envelope_id: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

export interface Called {
  readonly path: string;
  readonly authorization: string;
  readonly body: string;
}

export class SocketSlack {
  /** Calls of the Web API and posts to addresses. */
  readonly called: Called[] = [];
  readonly acks: Ack[] = [];
  /** Every connection that was opened, oldest first. */
  readonly sockets: WebSocket[] = [];
  /** What a method of the Web API answers. */
  answers: Readonly<Record<string, object>> = {};
  /** What an address to answer to answers. */
  hookStatus = 200;
  /** What is sent on a new connection. */
  greeting: object = { type: 'hello', num_connections: 1, connection_info: { app_id: 'A0LOCAL' } };
  private envelopes = 0;
  private readonly server: Server;
  private readonly websockets: WebSocketServer;
  private readonly heard = new Map<string, (ack: Ack) => void>();

  private constructor() {
    this.server = createServer((request, response) => {
      void this.answer(request).then((answer) => {
        response.statusCode = request.url?.startsWith('/hooks/') === true ? this.hookStatus : 200;
        response.setHeader('content-type', 'application/json');
        response.end(JSON.stringify(answer));
      });
    });
    this.websockets = new WebSocketServer({ server: this.server, path: '/link' });
    this.websockets.on('connection', (socket) => {
      this.sockets.push(socket);
      socket.on('message', (data: Buffer) => this.hear(JSON.parse(data.toString('utf8')) as Ack));
      socket.send(JSON.stringify(this.greeting));
    });
  }

  static async start(): Promise<SocketSlack> {
    const slack = new SocketSlack();
    slack.server.listen(0, '127.0.0.1');
    await once(slack.server, 'listening');
    return slack;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** As SLACK_API_URL has it. */
  get apiUrl(): string {
    return `http://127.0.0.1:${this.port}/api/`;
  }

  /** An address to answer to. */
  get hook(): string {
    return `http://127.0.0.1:${this.port}/hooks/1`;
  }

  async close(): Promise<void> {
    for (const socket of this.websockets.clients) socket.terminate();
    this.websockets.close();
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  /** The messages that were posted to the address. */
  posted(): readonly { readonly text: string }[] {
    const bodies = this.called.filter(({ path }) => path.startsWith('/hooks/')).map(({ body }) => body);
    return bodies.map((body) => JSON.parse(body) as { readonly text: string });
  }

  /** Sends an envelope over the newest connection; resolves with what it is answered. */
  async ask(type: string, payload: object, more: object = {}, id = this.nextId()): Promise<Ack> {
    const answered = new Promise<Ack>((resolve) => this.heard.set(id, resolve));
    this.send({ type, envelope_id: id, payload, accepts_response_payload: type !== 'events_api', ...more });
    return answered;
  }

  /** Sends anything over the newest connection. */
  send(message: object | string): void {
    this.sockets.at(-1)?.send(typeof message === 'string' ? message : JSON.stringify(message));
  }

  /** Resolves when that many connections have been opened. */
  connections(count: number): Promise<void> {
    return until(() => this.sockets.length >= count);
  }

  nextId(): string {
    this.envelopes += 1;
    return `envelope-${this.envelopes}`;
  }

  private hear(ack: Ack): void {
    this.acks.push(ack);
    this.heard.get(ack.envelope_id)?.(ack);
  }

  private async answer(request: IncomingMessage): Promise<object> {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    const path = request.url ?? '';
    const body = Buffer.concat(chunks).toString('utf8');
    this.called.push({ path, authorization: request.headers.authorization ?? '', body });
    const method = path.slice('/api/'.length);
    const known = this.answers[method];
    if (known !== undefined) return known;
    if (method === 'apps.connections.open') return { ok: true, url: `ws://127.0.0.1:${this.port}/link?ticket=1` };
    if (method === 'auth.test') return { ok: true, team: 'Platform', team_id: 'T0LOCAL' };
    return { ok: true };
  }
}

/** Resolves when something has become true; rejects after ten seconds. */
export async function until(isTrue: () => boolean): Promise<void> {
  for (let tries = 0; !isTrue(); tries++) {
    if (tries > 1000) throw new Error('it did not become true');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
