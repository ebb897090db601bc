/** The section about the engine alone, from docs/figures/engine.json. */
import { type EngineEnd, type EngineFigures, type EnginePoint, isEnd } from '../../test/bench/engine-figures';
import { type Operation, type OperationName, OPERATIONS } from '../../test/bench/engine-operations';
import { recorded, stampLine } from '../figures';
import { curve } from './curve';

/** What others publish of themselves, in Pods a second: see the table. */
const OTHERS = [
  ['kube-scheduler alone, 5,000 Nodes', 'at least 680', 'thresholds of scheduler_perf'],
  ['KWOK, a real control plane with made-up Nodes', '20', 'its README'],
  ['webernetes, in the time of the clock', '12 to 18', 'measured with Node 22, on 2 cores'],
] as const;

const OPERATION: Readonly<Record<OperationName, Operation>> = OPERATIONS;
const NAMES = Object.keys(OPERATIONS) as OperationName[];
const forAll = NAMES.filter((name) => OPERATION[name].isOne === undefined);
const forOne = NAMES.filter((name) => OPERATION[name].isOne !== undefined);

type Points = readonly (EnginePoint | EngineEnd)[];
const pointsOf = (figures: EngineFigures, name: OperationName): Points => figures.operations[name] ?? [];
const done = (points: Points): readonly EnginePoint[] => points.flatMap((point) => (isEnd(point) ? [] : [point]));

const whole = (value: number): string => Math.round(value).toLocaleString('en');
const perPod = (name: OperationName, point: EnginePoint): number =>
  (1000 * point.cpu) / (OPERATION[name].concerned ?? OPERATION[name].copies)(point);

export function section(): string {
  const { stamp, figures } = recorded<EngineFigures>('engine');
  const { limits } = figures;
  const sizes = pointsOf(figures, 'deploy');
  const thousand = done(sizes).find(({ pods }) => pods === 1000);
  return `
## The engine

${stampLine(stamp)}

\`npm run bench -- engine\` opens a cluster at rest, carries out one command on it without Slack and store, and lets the
controllers work until every Pod that was asked for is ready; the command's usual bound on work is lifted. Each line is a
process of its own, with at most ${limits.seconds} s and ${whole(limits.heap)} MB of heap. As many rounds as count are run before, while the code is
still compiled; what is given is the median of the CPU time, garbage collection included.

Microseconds for each Pod; the DaemonSet has one on each Node:

${table(figures, forAll, (point, name) => whole(perPod(name, point)))}

${growthLine(figures)}

![Cost per Pod](figures/engine-per-pod.svg)

One command on a cluster at rest, milliseconds in all. A look-up and the crash of one Pod differ by what the crash costs; the
rest is opening the cluster, since timers are not stored: each controller looks once at each key that may want something.

${table(figures, forOne, ({ cpu }) => cpu.toFixed(cpu < 10 ? 1 : 0))}

Memory of the process while a Deployment came up: ${done(sizes)
    .map(({ pods, memory }) => `${whole(memory)} MB with ${whole(pods)} Pods`)
    .join(', ')}.
${endings(figures)}
What may not grow is counted in \`test/controllers/growth.test.ts\`, which fails when a Pod takes more looks, changes, steps or
listed objects in a cluster four times as large. Beyond the counts, caches hold less and less of a larger cluster, the
scheduler weighs up to 420 of 1,000 Nodes where it weighed 100 of 100, as upstream does, and a ReplicaSet ranks all its Pods
for every 500 that it deletes, as upstream does.

### Beside others

${thousand === undefined ? '' : `A Deployment of 1,000 Pods on 100 Nodes, from nothing to ready, took ${whole(thousand.milliseconds)} ms, the quickest round ${whole(thousand.quickest)} ms: ${whole((1e3 * 1000) / thousand.milliseconds)} Pods a second. The aim is 100 ms on one processor.`}
Nothing here waits, and nothing is sent or written: these are simulated transitions, and the figures of others tell only how
far a learner would have to wait for the same.

| who                                           | Pods a second | from |
| --------------------------------------------- | ------------: | ---- |
${OTHERS.map(([who, pods, from]) => `| ${who} | ${pods} | ${from} |`).join('\n')}
`;
}

export function curves(): Readonly<Record<string, string>> {
  const { figures } = recorded<EngineFigures>('engine');
  const lines = (['deploy', 'update', 'scale', 'statefulset', 'daemonset'] as const).map((name) => ({
    name,
    points: done(pointsOf(figures, name)).map((point) => [point.pods, perPod(name, point)] as const),
  }));
  return {
    'engine-per-pod.svg': curve({
      title: 'CPU time of the engine for each Pod',
      x: { label: 'Pods', log: true },
      y: { label: 'microseconds' },
      lines: lines.filter(({ points }) => points.length > 0),
    }),
  };
}

function table(
  figures: EngineFigures,
  names: readonly OperationName[],
  shown: (point: EnginePoint, name: OperationName) => string,
): string {
  const sizes = longest(names.map((name) => pointsOf(figures, name)));
  const cell = (point: EnginePoint | EngineEnd | undefined, name: OperationName): string =>
    point === undefined ? '' : isEnd(point) ? '—' : shown(point, name);
  return [
    `| Pods / Nodes | ${sizes.map(({ pods, nodes }) => `${whole(pods)} / ${whole(nodes)}`).join(' | ')} |`,
    `| --- | ${sizes.map(() => '---:').join(' | ')} |`,
    ...names.map((name) => {
      const points = pointsOf(figures, name);
      return `| ${OPERATION[name].title} | ${sizes.map((_, i) => cell(points[i], name)).join(' | ')} |`;
    }),
  ].join('\n');
}

const longest = (rows: readonly Points[]): Points => rows.reduce((a, b) => (b.length > a.length ? b : a), []);

/** How much more a Pod costs in the largest of the usual clusters. */
function growthLine(figures: EngineFigures): string {
  const growth = forAll.flatMap((name) => {
    const points = done(pointsOf(figures, name)).filter(({ pods }) => pods <= 10_000);
    const [small, large] = [points.find(({ pods }) => pods === 1000), points.at(-1)];
    if (small === undefined || large === undefined || large.pods === small.pods) return [];
    return [`${(perPod(name, large) / perPod(name, small)).toFixed(2)} (${OPERATION[name].title})`];
  });
  return growth.length === 0
    ? ''
    : `A Pod among 10,000 costs so many times what one among 1,000 does: ${growth.join(', ')}. The aim is 1.5.`;
}

/** Where it ended, and why. */
function endings(figures: EngineFigures): string {
  const ends = NAMES.flatMap((name) =>
    pointsOf(figures, name)
      .filter(isEnd)
      .map(
        ({ pods, nodes, ended }) =>
          `${OPERATION[name].title} with ${whole(pods)} Pods on ${whole(nodes)} Nodes: ${ended}`,
      ),
  );
  return ends.length === 0 ? '' : `\nIt ended here: ${ends.join('; ')}.\n`;
}
