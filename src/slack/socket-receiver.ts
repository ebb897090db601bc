/**
 * Slack's requests by Socket Mode, for Bolt: where Slack cannot reach this program, this program opens the connection.
 * Nothing is signed here; who holds the app-level token gets what Slack sends.
 */
import type { App, Receiver } from '@slack/bolt';
import type { Clock, Log } from '../app/ports';
import type { Message } from './message';
import { respond } from './response-url';
import type { Envelope } from './socket-client';
import { SocketConnection, type SocketRefused } from './socket-connection';

export interface SocketReceiverOptions {
  /** An app-level token: `xapp-…`. */
  readonly appToken: string;
  /** Where Slack's Web API is; ends with a slash. */
  readonly url: string;
  readonly clock: Clock;
  readonly log: Log;
  /** With a stand-in for Slack: addresses may be on this machine. */
  readonly allowLoopback: boolean;
  readonly fetch?: typeof fetch;
  /** Called when Slack lets this program connect no longer. */
  readonly onEnd: (refused: SocketRefused) => void;
}

/** Envelopes of which it is remembered what was answered. */
const REMEMBERED = 500;
/** Milliseconds for an answer that takes another way. */
const BUDGET = 2_000;

/** What a listener gave to `ack`; undefined when none did. */
type Answer = { readonly content: unknown } | undefined;

export class SocketReceiver implements Receiver {
  private app: App | undefined;
  private readonly connection: SocketConnection;
  private readonly answers = new Map<string, Promise<Answer>>();

  constructor(private readonly options: SocketReceiverOptions) {
    this.connection = new SocketConnection({ ...options, take: (envelope) => this.take(envelope) });
  }

  init(app: App): void {
    this.app = app;
  }

  /** Rejects with `SocketRefused` when Slack does not want this program. */
  start(): Promise<void> {
    return this.connection.open();
  }

  /** Resolves when what was asked is answered. */
  stop(): Promise<void> {
    return this.connection.close();
  }

  /** Answers an envelope. One that comes again gets the answer that it got, and nothing is done again. */
  private async take(envelope: Envelope): Promise<void> {
    const known = this.answers.get(envelope.envelope_id);
    const answering = known ?? this.dispatch(envelope);
    if (known === undefined) this.remember(envelope.envelope_id, answering);
    const answer = await answering;
    if (answer === undefined) {
      this.options.log.info('refused', { reason: 'not-for-us' });
      return;
    }
    try {
      await envelope.ack(answer.content);
    } catch (error) {
      this.options.log.error('socket-gone', error);
      if (known === undefined) await this.answerElsewhere(envelope, answer.content);
    }
  }

  /** Hands the body to Bolt. Resolves with the first thing that is given to `ack`. */
  private dispatch({ body, retry_num, retry_reason }: Envelope): Promise<Answer> {
    return new Promise((resolve) => {
      const ack = (content?: unknown): Promise<void> => {
        resolve({ content });
        return Promise.resolve();
      };
      const retry = retry_num === undefined ? {} : { retryNum: retry_num, retryReason: retry_reason ?? '' };
      Promise.resolve(this.app?.processEvent({ body, ack, ...retry }))
        // Listeners fail into app.error; what fails here is a body in which Bolt finds no event.
        .catch((error: unknown) => this.options.log.error('event-failed', error))
        .finally(() => resolve(undefined));
    });
  }

  private remember(id: string, answer: Promise<Answer>): void {
    const [oldest] = this.answers.keys();
    if (oldest !== undefined && this.answers.size >= REMEMBERED) this.answers.delete(oldest);
    this.answers.set(id, answer);
  }

  /** The connection is gone, but what was done was done: its answer takes the way that answers to buttons take. */
  private async answerElsewhere({ body }: Envelope, content: unknown): Promise<void> {
    const { response_url: url } = body;
    if (typeof url !== 'string' || !isMessage(content)) return;
    const { allowLoopback, log, fetch = globalThis.fetch } = this.options;
    await respond(url, { ...content, replace_original: false }, BUDGET, { allowLoopback, log, fetch });
  }
}

function isMessage(content: unknown): content is Message {
  return typeof content === 'object' && content !== null && 'text' in content && 'blocks' in content;
}
