/**
 * The connection of one sandbox to the store, on which anything may happen that happens to real ones. It stands below the
 * SDK's retries, so those are part of what is tested.
 */
import type { Clock } from '../../src/app/ports';
import type { Connection, Exchange, WireOptions, WireRequest } from './connection';
import { failed, operationOf } from './fake-dynamo';
import { type Fate, type FateName, PATIENCE } from './fates';

/** The process that a connection belongs to. */
export interface Process {
  readonly isAlive: boolean;
  crash(): void;
}

/** Of a process that has ended nobody hears again. */
const nothing = <T>(): Promise<T> => new Promise<T>(() => undefined);

const THROTTLES = ['ThrottlingException', 'ProvisionedThroughputExceededException', 'RequestLimitExceeded'] as const;

export class FaultyConnection implements Connection {
  private throttles = 0;

  constructor(
    private readonly inner: Connection,
    private readonly process: Process,
    private readonly clock: Clock,
    private readonly nextFate: (operation: string) => Fate,
  ) {}

  async handle(request: WireRequest, options: WireOptions = {}): Promise<Exchange> {
    if (this.isOver()) return nothing();
    const fate = this.nextFate(operationOf(request));
    const exchange = this.meet(fate, request);
    // What comes too late comes to nobody.
    exchange.catch(() => undefined);
    const result = await Promise.race([exchange, this.givesUp(), aborted(options.abortSignal)]);
    if (this.isOver()) return nothing();
    if (result instanceof Error) throw result;
    return result;
  }

  private async meet({ name, there, back }: Fate, request: WireRequest): Promise<Exchange | Error> {
    if (name === 'crash before') return this.crash();
    const exchange = there === undefined ? undefined : this.clock.sleep(there).then(() => this.inner.handle(request));
    const own = await exchange;
    if (name === 'crash after') return this.crash();
    if (back === undefined) return nothing();
    await this.clock.sleep(back);
    return this.wrong(name) ?? own ?? nothing();
  }

  /** What the program sees in the place of the store's own answer. */
  private wrong(name: FateName): Exchange | Error | undefined {
    if (name === 'throttled') return failed(400, THROTTLES[this.throttles++ % THROTTLES.length]!);
    if (name.startsWith('failed')) return failed(500, 'InternalServerError');
    return name.startsWith('cut off') ? broken('TimeoutError', 'read ECONNRESET') : undefined;
  }

  private isOver(): boolean {
    return !this.process.isAlive;
  }

  private crash(): Promise<never> {
    this.process.crash();
    return nothing();
  }

  private async givesUp(): Promise<Error> {
    await this.clock.sleep(PATIENCE);
    return broken('TimeoutError', 'the request timed out');
  }
}

/** As the SDK's own connection fails: it calls what was cut off a timeout, too. */
const broken = (name: string, message: string): Error => Object.assign(new Error(message), { name });

function aborted(signal: AbortSignal | undefined): Promise<Error> {
  return new Promise((resolve) => {
    signal?.addEventListener('abort', () => resolve(broken('AbortError', 'the request was aborted')));
  });
}
