/**
 * One connection to Slack by Socket Mode, from its opening to its end. Slack's client opens it and takes it apart; when
 * to open the next one is for socket-connection.ts to say.
 */
import { SocketModeClient } from '@slack/socket-mode';
import type { Log } from '../app/ports';
import { boltLogger } from './bolt-logger';

/** Something that Slack sent, and the way back for the answer. */
export interface Envelope {
  readonly envelope_id: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly retry_num?: number;
  readonly retry_reason?: string;
  /** Rejects when the connection is gone. */
  readonly ack: (content?: unknown) => Promise<void>;
}

export interface SocketOptions {
  /** An app-level token: `xapp-…`. */
  readonly appToken: string;
  /** Where Slack's Web API is; ends with a slash. */
  readonly url: string;
  readonly log: Log;
  /** Takes what Slack sends, and resolves when it is answered. Never rejects. */
  readonly take: (envelope: Envelope) => Promise<void>;
}

export interface SocketClientOptions extends SocketOptions {
  /** Called once, when Slack wants this connection to be replaced by another, or when it is gone. */
  readonly onOver: (client: SocketClient) => void;
}

/** Milliseconds that Slack may take to name the address of a connection. */
const TIMEOUT = 10_000;

export class SocketClient extends SocketModeClient {
  /** Why Slack ends the connection, where it said so: `refresh_requested`, `link_disabled` … */
  reason: string | undefined;
  isOver = false;
  private isReady = false;
  private readonly pending = new Set<Promise<void>>();

  constructor(private readonly options: SocketClientOptions) {
    super({
      appToken: options.appToken,
      logger: boltLogger(options.log),
      autoReconnectEnabled: false,
      clientOptions: {
        slackApiUrl: options.url,
        timeout: TIMEOUT,
        retryConfig: { retries: 0 },
        rejectRateLimitedCalls: true,
      },
    });
    this.on('slack_event', (envelope: Envelope) => this.hand(envelope));
    this.on('disconnected', () => this.over());
  }

  /** Ends the connection when what came over it is answered. */
  async retire(): Promise<void> {
    await Promise.all(this.pending);
    await this.disconnect();
  }

  /**
   * Slack's client ends a connection in the moment in which Slack asks for another, and takes it for granted that an
   * event is in every envelope of events (`app_rate_limited` has none). Here answers on their way still go out.
   */
  protected override async onWebSocketMessage(data: string | ArrayBuffer, isBinary: boolean): Promise<void> {
    try {
      const { type, reason } = JSON.parse(typeof data === 'string' ? data : '{}') as Readonly<Record<string, unknown>>;
      if (type === 'disconnect') this.replaced(reason);
      else await super.onWebSocketMessage(data, isBinary);
      this.isReady ||= type === 'hello';
    } catch (error) {
      this.options.log.error('envelope-unreadable', error);
    }
  }

  private replaced(reason: unknown): void {
    this.reason = typeof reason === 'string' ? reason : undefined;
    if (this.isReady) this.over();
    else void this.disconnect();
  }

  private hand(envelope: Envelope): void {
    const taken = this.options.take(envelope).finally(() => this.pending.delete(taken));
    this.pending.add(taken);
  }

  private over(): void {
    if (this.isOver) return;
    this.isOver = true;
    this.options.onOver(this);
  }
}
