/**
 * Sends what Slack would send, over connections that stay open, and takes what comes back: in the response, or at the
 * address to answer to.
 */
import { randomUUID } from 'node:crypto';
import { Agent, createServer, request as send, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buttonBody } from '../../src/local/interactions';
import { readBody } from '../../src/local/lambda-event';
import { type Member, type Place, sign, slashCommandBody } from '../../src/local/slack-requests';
import type { Message } from '../../src/slack/message';

/** Milliseconds after which a request counts as one without an answer. */
const PATIENCE = 30_000;
/** Milliseconds after which a connection that nobody uses is given up: the server does so after five seconds. */
const IDLE = 3_000;

export interface Sent {
  readonly member: Member;
  readonly channel: Place;
  /** What is typed, or what the button carries. */
  readonly text: string;
  readonly pressed: boolean;
  /** Slack's id of this request. */
  readonly trigger: string;
}

/** What came back. A message that says why there is none is an error. */
export interface Received {
  readonly status: number;
  readonly message: Message | undefined;
  /** What became of the connection, where it was not closed in order. */
  readonly problem?: string | undefined;
}

export class Sender {
  private readonly agent: Agent;
  private readonly hooked = new Map<string, Message>();
  private readonly hooks: Server;

  private constructor(
    private readonly url: string,
    private readonly secret: string,
    connections: number,
  ) {
    this.agent = new Agent({ keepAlive: true, maxSockets: connections, timeout: IDLE });
    this.hooks = createServer((incoming, response) => {
      void readBody(incoming).then((body) => {
        // The first message is the answer; what the whole channel should see besides comes after it.
        const path = incoming.url ?? '';
        if (!this.hooked.has(path)) this.hooked.set(path, JSON.parse(String(body)) as Message);
        response.end('ok');
      });
    });
  }

  static async start(url: string, secret: string, connections: number): Promise<Sender> {
    const sender = new Sender(url, secret, connections);
    await new Promise<void>((resolve) => sender.hooks.listen(0, '127.0.0.1', resolve));
    return sender;
  }

  async send(sent: Sent): Promise<Received> {
    const path = `/hooks/${randomUUID()}`;
    const responseUrl = `http://127.0.0.1:${(this.hooks.address() as AddressInfo).port}${path}`;
    const { member, channel, text, trigger, pressed } = sent;
    const who = { member, channel, trigger, responseUrl };
    const body = pressed
      ? buttonBody({ ...who, message: '1', isEphemeral: false, action: { action_id: 'run:0', value: text } })
      : slashCommandBody({ ...who, text });
    const { headers } = sign(body, this.secret, Date.now());
    const { status, text: answered, problem } = await this.post(body, headers);
    const hooked = this.hooked.get(path);
    this.hooked.delete(path);
    return { status, message: hooked ?? messageIn(answered), problem };
  }

  close(): void {
    this.agent.destroy();
    this.hooks.close();
    this.hooks.closeAllConnections();
  }

  private post(body: string, headers: Readonly<Record<string, string>>): Promise<Posted> {
    return new Promise((resolve) => {
      const failed = ({ message }: Error): void => resolve({ status: 0, text: '', problem: message });
      const options = { method: 'POST', agent: this.agent, headers, timeout: PATIENCE };
      const request = send(`${this.url}/slack/events`, options, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', failed);
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() }));
      });
      request.on('error', failed);
      request.on('timeout', () => request.destroy(new Error(`no answer within ${PATIENCE} ms`)));
      request.end(body);
    });
  }
}

interface Posted extends Pick<Received, 'status' | 'problem'> {
  readonly text: string;
}

function messageIn(text: string): Message | undefined {
  try {
    return JSON.parse(text) as Message;
  } catch {
    return undefined;
  }
}
