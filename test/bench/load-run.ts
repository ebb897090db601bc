/** The tutor under load: what a crowd gets of it, what it takes for that, and whether all of it is there afterwards. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Crowd, type Done, pause } from './load-crowd';
import { type Checked, checkHistory } from './load-history';
import { ServerUnderLoad } from './load-process';
import type { Vitals } from './load-program';
import { Sender } from './load-sender';
import { percentile } from './statistics';

export interface LoadSize {
  readonly people: number;
  readonly channels: number;
  /** Of the closed loop, whose figures count; what comes before and after it takes about as long together. */
  readonly seconds: number;
  /** Milliseconds that somebody thinks before the next command. */
  readonly think: number;
  readonly seed: number;
}

export interface Phase {
  readonly commands: number;
  readonly perSecond: number;
  /** Milliseconds. */
  readonly median: number;
  readonly p99: number;
  readonly most: number;
}

export interface Memory {
  /** Since the closed loop began. */
  readonly second: number;
  /** Megabytes that are reachable, and that the process has. */
  readonly heap: number;
  readonly resident: number;
}

export interface LoadFigures extends LoadSize {
  /** As it is used: everybody waits for an answer, reads it, goes on. */
  readonly closed: Phase & { readonly looks: Phase; readonly changes: Phase; readonly pressed: number };
  /** Half as many a second, which do not wait for each other. */
  readonly open: Phase;
  /** A quarter of them, and nobody thinks: as much as it carries. */
  readonly full: Phase;
  /** The same people at Bolt's hello world. */
  readonly echo: Phase;
  /** Milliseconds of a processor for one command of the closed loop, the table's part in it. */
  readonly cpu: number;
  /** Milliseconds by which turns of the event loop came late, in the closed loop. */
  readonly delay: Vitals['delay'];
  readonly memory: readonly Memory[];
  /** Means of the last third of the samples by those of the first. */
  readonly growth: { readonly heap: number; readonly resident: number };
  readonly errors: readonly string[];
  readonly busy: number;
  readonly acknowledged: number;
  readonly kept: Checked;
}

const SECRET = 'load-signing-secret';
/** Of the closed loop's time. */
const SHARES = { before: 0.2, open: 0.5, full: 0.25, echo: 0.1 } as const;
/** Of the people, where nobody thinks: enough to wait for each other, few enough to be answered within Slack's time. */
const AT_ONCE = 0.25;
const SAMPLES = 9;
const MEGABYTE = 2 ** 20;

export async function underLoad(size: LoadSize): Promise<LoadFigures> {
  const folder = await mkdtemp(join(tmpdir(), 'kube-tutor-load-'));
  try {
    const echo = await echoed(size);
    const { done, errors, ...figures } = await crowded(size, folder);
    const kept = await checkHistory(folder, done);
    const of = (outcome: Done['outcome']) => done.filter((one) => one.outcome === outcome);
    return {
      ...size,
      ...figures,
      echo,
      errors: [...errors, ...of('error').map(({ channel, text, problem }) => `${channel}: ${text}: ${problem ?? ''}`)],
      busy: of('busy').length,
      acknowledged: of('changed').length,
      kept,
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The machine, and whoever sends, without the tutor. */
async function echoed({ people, channels, seconds, seed }: LoadSize): Promise<Phase> {
  const server = await ServerUnderLoad.start('load-echo', { SLACK_SIGNING_SECRET: SECRET });
  const sender = await Sender.start(server.url, SECRET, people);
  try {
    const crowd = new Crowd(sender, { people, channels }, seed);
    await timed(crowd, (until) => crowd.closedLoop(until, 0, AT_ONCE), (SHARES.echo * seconds) / 2);
    return phaseOf(await timed(crowd, (until) => crowd.closedLoop(until, 0, AT_ONCE), SHARES.echo * seconds));
  } finally {
    sender.close();
    await server.stop();
  }
}

type Crowded = Pick<LoadFigures, 'closed' | 'open' | 'full' | 'cpu' | 'delay' | 'memory' | 'growth' | 'errors'>;

async function crowded(size: LoadSize, folder: string): Promise<Crowded & { readonly done: readonly Done[] }> {
  const { people, seconds, think, seed } = size;
  const environment = { PORT: '0', KUBE_TUTOR_DATA: folder, SLACK_SIGNING_SECRET: SECRET, DYNAMODB_ENDPOINT: '' };
  const server = await ServerUnderLoad.start('load-program', environment);
  const sender = await Sender.start(server.url, SECRET, people);
  try {
    const crowd = new Crowd(sender, size, seed);
    await crowd.begin();
    await timed(crowd, (until) => crowd.closedLoop(until, think), SHARES.before * seconds);
    const before = await server.vitals();
    const samples = sampled(server, seconds);
    const closed = await timed(crowd, (until) => crowd.closedLoop(until, think), seconds);
    const { memory, delay } = await samples;
    const { cpu } = await server.vitals();
    const rate = phaseOf(closed).perSecond / 2;
    const open = await timed(crowd, (until) => crowd.openLoop(until, rate), SHARES.open * seconds);
    const full = await timed(crowd, (until) => crowd.closedLoop(until, 0, AT_ONCE), SHARES.full * seconds);
    const of = (kind: Done['kind']) => ({ ...closed, done: closed.done.filter((one) => one.kind === kind) });
    const pressed = closed.done.filter((one) => one.pressed).length;
    return {
      done: crowd.done,
      errors: server.errors,
      closed: { ...phaseOf(closed), looks: phaseOf(of('look')), changes: phaseOf(of('change')), pressed },
      open: phaseOf(open),
      full: phaseOf(full),
      cpu: (cpu - before.cpu) / closed.done.length,
      memory,
      delay,
      growth: { heap: growth(memory.map(({ heap }) => heap)), resident: growth(memory.map((one) => one.resident)) },
    };
  } finally {
    sender.close();
    await server.stop();
  }
}

interface Timed {
  readonly done: readonly Done[];
  readonly seconds: number;
}

async function timed(crowd: Crowd, work: (until: number) => Promise<void>, seconds: number): Promise<Timed> {
  const [began, first] = [performance.now(), crowd.done.length];
  await work(began + seconds * 1000);
  return { done: crowd.done.slice(first), seconds: (performance.now() - began) / 1000 };
}

function phaseOf({ done, seconds }: Timed): Phase {
  const times = done.map(({ milliseconds }) => milliseconds);
  const [median, p99, most] = [50, 99, 100].map((hundredths) => percentile(times, hundredths));
  return { commands: done.length, perSecond: done.length / seconds, median: median!, p99: p99!, most: most! };
}

/** Asks the server so many times, evenly over the time; what it says of its turns is the mean of its medians, and the worst. */
async function sampled(server: ServerUnderLoad, seconds: number): Promise<Pick<LoadFigures, 'memory' | 'delay'>> {
  const memory: Memory[] = [];
  const delays: Vitals['delay'][] = [];
  for (let i = 0; i < SAMPLES; i++) {
    await pause((1000 * seconds) / (SAMPLES + 1));
    const { heap, external, delay } = await server.vitals();
    const second = ((i + 1) * seconds) / (SAMPLES + 1);
    memory.push({ second, heap: (heap + external) / MEGABYTE, resident: server.resident() / MEGABYTE });
    delays.push(delay);
  }
  const worst = (of: (delay: Vitals['delay']) => number) => Math.max(...delays.map(of));
  const delay = {
    median: mean(delays.map(({ median }) => median)),
    p99: worst((d) => d.p99),
    most: worst((d) => d.most),
  };
  return { memory, delay };
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** The mean of the last third by that of the first. */
export function growth(values: readonly number[]): number {
  const third = Math.ceil(values.length / 3);
  return mean(values.slice(-third)) / mean(values.slice(0, third));
}
