/**
 * The inside of a sandbox: a thread that loads the bundle of a function once, as Lambda does, and then answers one event
 * after the other. Its wall clock can be set; addresses of hooks.slack.com lead to this machine.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { waitedForProcessor } from './processor-waits';

interface Given {
  readonly bundle: string;
  readonly hooks: string;
}

type Message =
  | { readonly id: number; readonly event: unknown; readonly remaining: number }
  | { readonly id: number; readonly offset: number }
  /** A line that comes after all others. */
  | { readonly id: number; readonly end: string };

const { bundle, hooks } = workerData as Given;
const RealDate = Date;
let offset = 0;

globalThis.Date = class extends RealDate {
  constructor(...given: readonly [] | readonly [number | string | Date]) {
    if (given.length === 0) super(RealDate.now() + offset);
    else super(given[0]);
  }

  static override now(): number {
    return RealDate.now() + offset;
  }
} as DateConstructor;

const realFetch = globalThis.fetch;
globalThis.fetch = (input, init) =>
  realFetch(typeof input === 'string' ? input.replace(/^https:\/\/hooks\.slack\.com/, hooks) : input, init);

type Handler = (event: unknown, context: object) => Promise<unknown>;

// eslint-disable-next-line @typescript-eslint/no-require-imports -- the bundle is made while the test runs
const { handler } = require(bundle) as { readonly handler: Handler };

parentPort?.on('message', (message: Message) => {
  const { id } = message;
  if ('offset' in message) {
    offset = message.offset;
    parentPort?.postMessage({ id });
    return;
  }
  if ('end' in message) {
    for (const stream of [process.stdout, process.stderr]) stream.write(`\n${message.end}\n`);
    parentPort?.postMessage({ id });
    return;
  }
  const context = { awsRequestId: `request-${id}`, getRemainingTimeInMillis: () => message.remaining };
  const before = waitedForProcessor();
  handler(message.event, context).then(
    (answer) => parentPort?.postMessage({ id, answer, waited: waitedForProcessor() - before }),
    (error: unknown) => parentPort?.postMessage({ id, error: String(error) }),
  );
});
parentPort?.postMessage({ id: 0 });
