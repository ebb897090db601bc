/**
 * Calls functions/slack.ts as a warm sandbox of Lambda does, in turns with a plain Bolt handler that echoes:
 * `warm-program HANDLER ECHO PODS ROUNDS`. Nothing is written to standard output but the function's own log; what was
 * measured goes to descriptor 3 as one JSON object.
 */
import { writeSync } from 'node:fs';
import { signedCommand } from './signed-command';
import { Stages } from './stages';
import { seedChannel } from './warm-channel';

/** Milliseconds, and of them the processor's time, of each time that something was asked. */
export interface WarmSample {
  readonly milliseconds: number;
  readonly cpu: number;
}

export interface WarmResult {
  readonly rounds: number;
  readonly echo: readonly WarmSample[];
  readonly samples: Readonly<Record<string, readonly WarmSample[]>>;
  /** For each command, the share of each stage; see stages.ts. Measured after the samples, by more of the same. */
  readonly shares: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** What is measured, and what puts the channel back to how it was. */
interface WarmCommand {
  readonly text: string;
  readonly after?: string;
  /** Milliseconds until then. */
  readonly wait?: number;
}

/** Behind the name of a command before which another sandbox saved: what this one remembers is out of date then. */
const ELSEWHERE = ', after another sandbox wrote';
const COMMANDS: readonly WarmCommand[] = [
  { text: 'get pods' },
  { text: 'deploy shop', after: 'undo' },
  { text: 'crash web', after: 'undo' },
  { text: 'rollout restart deployment web', after: 'undo' },
  { text: 'rollout status deployment web' },
  { text: 'quiz', after: 'get nodes', wait: 60 * 60_000 },
  { text: 'show' },
];
const AFTER_ANOTHER: readonly WarmCommand[] = [{ text: 'get pods' }, { text: 'crash web', after: 'undo' }];

/** Milliseconds between two commands: people pause, or are told to. */
const PAUSE = 20_000;
/** Rounds that are looked into, as a share of those that are timed. */
const PROFILED = 0.25;
const SECRET = 'bench-signing-secret';

type Handler = (event: object, context: object) => Promise<{ readonly statusCode: number; readonly body: string }>;

let paused = 0;
let trigger = 0;

/** A handler with a program of its own, as each sandbox has it. */
function sandbox(file: string): Handler {
  // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- the next one is another program
  delete require.cache[require.resolve(file)];
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- the bundle is what is measured
  return (require(file) as { handler: Handler }).handler;
}

async function ask(handler: Handler, text: string): Promise<WarmSample> {
  paused += PAUSE;
  const event = signedCommand({ text, channel: 'C0BENCH', trigger: String(++trigger) }, SECRET);
  const cpuBefore = process.cpuUsage();
  const start = process.hrtime.bigint();
  const { statusCode, body } = await handler(event, { awsRequestId: String(trigger) });
  const milliseconds = Number(process.hrtime.bigint() - start) / 1e6;
  const { user, system } = process.cpuUsage(cpuBefore);
  if (statusCode !== 200 || /"text":"(?:Nothing was|I do not|Please wait)/.test(body)) {
    throw new Error(`${text}: ${statusCode} ${body.slice(0, 500)}`);
  }
  return { milliseconds, cpu: (user + system) / 1e3 };
}

async function main(file: string, echoFile: string, pods: number, rounds: number): Promise<WarmResult> {
  const now = Date.now.bind(Date);
  Date.now = () => now() + paused;
  // What is posted besides the answer (the end of a question) goes to Slack, which takes it at once here.
  globalThis.fetch = () => Promise.resolve(new Response('ok'));
  await seedChannel(pods);
  const handler = sandbox(file);
  const other = sandbox(file);
  const echo = sandbox(echoFile);
  const samples: Record<string, WarmSample[]> = {};
  const echoed: WarmSample[] = [];
  for (let round = 0; round < rounds; round++) {
    for (const { text, after, wait = 0 } of COMMANDS) {
      echoed.push(await ask(echo, text));
      (samples[text] ??= []).push(await ask(handler, text));
      paused += wait;
      if (after !== undefined) await ask(handler, after);
    }
    for (const { text, after } of AFTER_ANOTHER) {
      await ask(other, 'cordon node-1');
      (samples[`${text}${ELSEWHERE}`] ??= []).push(await ask(handler, text));
      if (after !== undefined) await ask(handler, after);
      await ask(other, 'undo');
    }
    // From here on this sandbox knows the newest record again.
    await ask(handler, 'get nodes');
  }
  return { rounds, echo: echoed, samples, shares: await sharesOf(handler, Math.ceil(rounds * PROFILED)) };
}

async function sharesOf(handler: Handler, rounds: number): Promise<WarmResult['shares']> {
  const stages = new Stages();
  const shares: Record<string, Readonly<Record<string, number>>> = {};
  for (const { text, after, wait = 0 } of COMMANDS) {
    stages.begin();
    for (let round = 0; round < rounds; round++) {
      await stages.during(() => ask(handler, text));
      paused += wait;
      if (after !== undefined) await ask(handler, after);
    }
    shares[text] = stages.end();
  }
  return shares;
}

const [file = '', echoFile = '', pods = '100', rounds = '10'] = process.argv.slice(2);
void main(file, echoFile, Number(pods), Number(rounds)).then((result) => writeSync(3, JSON.stringify(result)));
