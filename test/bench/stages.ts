/**
 * Where a request spends the processor's time, by samples of the call stack: nothing in the program is wrapped or timed.
 * A sample belongs to the innermost frame that begins a stage.
 */
import { readFileSync } from 'node:fs';
import { Session } from 'node:inspector';
import type { Profiler } from 'node:inspector';

/** Microseconds between two samples. */
const INTERVAL = 100;

/** Stages by the modules that begin them, and the function where a module has part in two. */
const STAGES: readonly (readonly [stage: string, module: RegExp, functions?: RegExp])[] = [
  ['collect garbage', /^\(garbage collector\)$/],
  ['verify', /^src\/slack\/(verify|signing-secrets|http-event)\.ts$/],
  ['parse', /^src\/(slack\/(body|requests)|commands\/grammar\/.*)\.ts$/],
  ['encode', /^src\/store\/(record-form|compress)\.ts$/, /^(pack|compress|with)/],
  ['load', /^src\/store\/(record-form|compress)\.ts$/, /^(unpack|decompress|check)/],
  ['load', /^src\/store\/dynamo-cluster-store\.ts$/, /^(load|read)/],
  ['save', /^src\/(store\/(?!record-form|compress)|app\/(record-after|remembered))/],
  ['draw', /^src\/diagram\//],
  ['tell', /^src\/(tutor|printers)\//],
  ['run', /^src\/(app\/(run|quota|quota-buttons)\.ts|controllers|commands)/],
  ['write blocks', /^src\/slack\/(blocks|message|message-text|block-limits|fit-select|escape)\.ts$/],
  ['log', /^(src\/aws|node_modules\/@aws-lambda-powertools)\//],
  ['Bolt', /^node_modules\/@slack\/bolt\//],
];
const OTHER = 'other';

const microseconds = (): number => Number(process.hrtime.bigint() / 1000n);

/** Looks at some work, and says which share of it each stage had. */
export class Stages {
  private readonly session = new Session();
  /** When something was looked at, microseconds of the clock that samples have, too. */
  private readonly windows: (readonly [from: number, to: number])[] = [];
  private readonly modules = new Map<string, (line: number) => string>();

  constructor() {
    this.session.connect();
    this.session.post('Profiler.enable');
    this.session.post('Profiler.setSamplingInterval', { interval: INTERVAL });
  }

  /** Begins to look; what is looked at is what `during` does. */
  begin(): void {
    this.session.post('Profiler.start');
  }

  async during<T>(work: () => Promise<T>): Promise<T> {
    const from = microseconds();
    try {
      return await work();
    } finally {
      this.windows.push([from, microseconds()]);
    }
  }

  /** The share of each stage since it began, the largest first. */
  end(): Readonly<Record<string, number>> {
    const counts = new Map<string, number>();
    this.session.post('Profiler.stop', (error, stopped) => {
      if (error === null) this.count(stopped.profile, counts);
    });
    this.windows.length = 0;
    const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
    const shares = [...counts].map(([stage, count]) => [stage, count / all] as const);
    return Object.fromEntries(shares.sort(([, a], [, b]) => b - a));
  }

  private count(
    { nodes, samples = [], timeDeltas = [], startTime }: Profiler.Profile,
    counts: Map<string, number>,
  ): void {
    const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id] as const)));
    const byId = new Map(nodes.map((node) => [node.id, node]));
    const stageAt = (id: number | undefined): string => {
      const frame = id === undefined ? undefined : byId.get(id)?.callFrame;
      if (frame === undefined) return OTHER;
      const module = this.moduleOf(frame);
      const found = STAGES.find(
        ([, modules, functions]) => modules.test(module) && (functions?.test(frame.functionName) ?? true),
      );
      return found?.[0] ?? stageAt(parents.get(id!));
    };
    let at = startTime;
    let window = 0;
    for (const [i, id] of samples.entries()) {
      at += timeDeltas[i] ?? 0;
      while ((this.windows[window]?.[1] ?? Infinity) < at) window++;
      const isInside = at >= (this.windows[window]?.[0] ?? Infinity);
      if (!isInside || IDLE.has(byId.get(id)?.callFrame.functionName ?? '')) continue;
      const stage = stageAt(id);
      counts.set(stage, (counts.get(stage) ?? 0) + 1);
    }
  }

  /** The path of the module that a frame lies in, from the comments of a readable bundle. */
  private moduleOf({ url, functionName, lineNumber }: Profiler.Profile['nodes'][number]['callFrame']): string {
    if (url === '') return functionName;
    if (url.startsWith('node:')) return url;
    const known = this.modules.get(url) ?? modulesIn(url);
    this.modules.set(url, known);
    return known(lineNumber);
  }
}

const IDLE: ReadonlySet<string> = new Set(['(idle)', '(program)']);

function modulesIn(url: string): (line: number) => string {
  const lines = readFileSync(url.replace(/^file:\/\//, ''), 'utf8').split('\n');
  const begins: { readonly line: number; readonly path: string }[] = [];
  for (const [line, text] of lines.entries()) {
    const path = /^\s*\/\/ ((?:src|functions|node_modules|test)\/\S+)$/.exec(text)?.[1];
    if (path !== undefined) begins.push({ line, path });
  }
  return (line) => begins.findLast((begin) => begin.line <= line)?.path ?? url;
}
