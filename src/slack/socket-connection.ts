/**
 * Keeps a connection to Slack by Socket Mode. Slack replaces each after some hours, and a laptop loses its network: the
 * next one is opened at once, and after failures with longer and longer pauses.
 */
import type { Clock } from '../app/ports';
import { SocketClient, type SocketOptions } from './socket-client';

export interface SocketConnectionOptions extends SocketOptions {
  readonly clock: Clock;
  /** Called when Slack lets this program connect no longer. */
  readonly onEnd: (refused: SocketRefused) => void;
}

/** Slack does not let this program connect, and asking again changes nothing. */
export class SocketRefused extends Error {
  override readonly name = 'SocketRefused';
  /** @param code Slack's name for it, such as `invalid_auth` */
  constructor(readonly code: string) {
    super(`Slack refused the connection: ${code}`);
  }
}

/** Milliseconds before each further try; the last ones for all that follow. */
const PAUSES = [0, 1_000, 2_000, 5_000, 10_000, 30_000];
/** Milliseconds that a connection has to last for the next one to be opened at once. */
const LASTING = 30_000;
/** Milliseconds for answers on their way when this program ends. */
const FAREWELL = 3_000;
/** What Slack says of itself and not of this program. */
const PASSING = ['internal_error', 'fatal_error', 'service_unavailable', 'request_timeout', 'ratelimited'];
/** Slack's word for an app in whose settings Socket Mode is switched off. */
export const SWITCHED_OFF = 'link_disabled';

export class SocketConnection {
  private client: SocketClient | undefined;
  private isClosed = false;
  private tries = 0;
  private openedAt = 0;

  constructor(private readonly options: SocketConnectionOptions) {}

  /** Opens a connection. Rejects with `SocketRefused`, or with what the network said. */
  async open(): Promise<void> {
    const client = new SocketClient({ ...this.options, onOver: (over) => void this.again(over) });
    try {
      await client.start();
    } catch (error) {
      throw refusalOf(client.reason, errorNameOf(error)) ?? (error instanceof Error ? error : endedAtOnce());
    }
    if (client.isOver) {
      await client.retire();
      throw refusalOf(client.reason) ?? endedAtOnce();
    }
    this.openedAt = this.options.clock.now();
    this.client = client;
  }

  /** Ends when what came is answered, or after a few seconds. */
  async close(): Promise<void> {
    this.isClosed = true;
    if (this.client !== undefined) await within(FAREWELL, this.client.retire());
  }

  /** A connection is over: opens another, and lets go of the first when that one is there. */
  private async again(over: SocketClient): Promise<void> {
    if (over !== this.client || this.isClosed) return;
    const { clock, log, onEnd } = this.options;
    this.client = undefined;
    if (clock.now() - this.openedAt >= LASTING) this.tries = 0;
    log.info('socket-over', { reason: over.reason ?? 'gone' });
    try {
      if (over.reason === SWITCHED_OFF) throw new SocketRefused(SWITCHED_OFF);
      while (!(await this.tryOnce()));
      log.info('socket-opened');
    } catch (error) {
      // Nothing else is thrown.
      if (error instanceof SocketRefused) onEnd(error);
    }
    await over.retire();
  }

  /** Whether nothing is left to do. Rejects only with `SocketRefused`. */
  private async tryOnce(): Promise<boolean> {
    const { clock, log } = this.options;
    await clock.sleep(PAUSES[Math.min(this.tries++, PAUSES.length - 1)]!);
    if (this.isClosed) return true;
    try {
      await this.open();
      return true;
    } catch (error) {
      if (error instanceof SocketRefused) throw error;
      log.error('socket-not-opened', error);
      return false;
    }
  }
}

const endedAtOnce = (): Error => new Error('the connection ended at once');

/** What is final of Slack's reason to end a connection, and of its error where none could be had. */
function refusalOf(reason: string | undefined, error?: string): SocketRefused | undefined {
  if (reason === SWITCHED_OFF) return new SocketRefused(reason);
  return error === undefined || PASSING.includes(error) ? undefined : new SocketRefused(error);
}

/** Slack's name for an error, which its client hands on in an error of its own. */
function errorNameOf(error: unknown): string | undefined {
  const { data } = (error ?? {}) as { readonly data?: { readonly error?: unknown } };
  return typeof data?.error === 'string' ? data.error : undefined;
}

async function within(milliseconds: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, milliseconds)));
  await Promise.race([work, late]);
  clearTimeout(timer);
}
