/** What a command takes in a sandbox that is awake. */
import type { WarmFigures, WarmPoint, WarmSpread } from '../../test/bench/warm';
import { recorded, stampLine } from '../figures';
import { curve } from './curve';

const ms = (value: number): string => `${value.toFixed(value < 10 ? 2 : 0)} ms`;
const times = (value: number, of: number): string => (value / of).toFixed(1);

/** The size for which there are aims. */
const AIMED_AT = 100;
const AIMS = { median: 5, p99: 4 } as const;
/** Commands whose curves are drawn. */
const DRAWN = ['get pods', 'show', 'crash web', 'deploy shop'] as const;

/** The section, as Markdown. */
export function section(): string {
  const { stamp, figures } = recorded<WarmFigures>('warm');
  const aimed = figures.points.find(({ pods }) => pods === AIMED_AT) ?? figures.points[0]!;
  return `## Warm

A signed request goes in, the response comes out, through \`functions/slack.ts\` as it is deployed, its log and metrics
included; only the table is replaced by one in memory that answers at once, below the program's own store: records are
packed and unpacked as ever. In turns with it, in the same process, the same request goes to a plain Bolt handler that
answers \`hello\` (_echo_): the yardstick is what Bolt itself takes. A first quarter of all rounds is not counted, for code
is still compiled in them. Collecting garbage and compiling hit whichever request is running, so the slowest
hundredth (_p99_) of both is theirs.

The cluster has an app \`web\` with 4 Pods, other apps of 50, and a Node for every 10 Pods. Each change is undone before the
next is measured. A sandbox remembers the record that it read or wrote last, so that it need not unpack it again; the
last rows tell what a command takes when another sandbox has saved in between, and this one has to.

Aims on ${AIMED_AT} Pods: a median below ${AIMS.median} times that of the echo, a p99 below ${AIMS.p99} times its p99. ${verdict(aimed)}

${table(aimed)}

Where the processor's time goes on ${aimed.pods} Pods, in hundredths, by samples of the call stack every 0.1 ms:

${shares(aimed)}

_verify_ is the signature, _parse_ the body and the command, _load_ is the store's reading and unpacking, _save_ its
writing without the packing, which is _encode_; _run_ is the verb and the controllers, _tell_ the words of the reply, _draw_ its picture of characters,
_write blocks_ its form for Slack.

A change is far from the first aim, and stays so: packing a cluster of this size (Brotli) alone takes longer than the
whole echo. Besides that a change makes working copies of the cluster, for it is tried before it is done and compared
afterwards; it runs the controllers on every object that follows from it; and it writes all objects as tables, those that
nobody touched as well, for a version stands by itself. What an Event looks like in its row is worked out once. Brotli
of a lower quality would take a third of its time for a seventh more bytes; the table bills bytes for each change, and
nobody notices less than a millisecond, so it is not used.

What is looked up is nearer, but not there. Bolt and its verification, which are all
that the echo does, are a small part of the cheapest look-up; the rest is indexes over the objects, which every command makes anew, the log and the metrics, the reads of
what a workspace and a quiz have open, and the words. \`show\` asks all controllers on a copy what is due next, and looks at
every Pod for its picture. \`quiz\` tries questions on the channel's own cluster, then on example clusters, until one suits;
what a question of the bank shows was played when its file was compiled. A row of a table is worked out once for each
Pod, and a command is parsed once for all who ask what it is.

![Median of a warm command by the number of Pods](figures/warm.svg)

| Pods | ${DRAWN.map((name) => `\`${name}\``).join(' | ')} | echo |
| ---: | ${DRAWN.map(() => '---:').join(' | ')} | ---: |
${figures.points
  .map(
    ({ pods, commands, echo }) =>
      `| ${pods} | ${DRAWN.map((name) => ms(commands[name]!.median)).join(' | ')} | ${ms(echo.median)} |`,
  )
  .join('\n')}

${stampLine(stamp)} \`npm run bench -- warm --record\``;
}

/** Its pictures. */
export function curves(): Readonly<Record<string, string>> {
  const { points } = recorded<WarmFigures>('warm').figures;
  const line = (name: string, of: (point: WarmPoint) => WarmSpread) => ({
    name,
    points: points.map((point) => [point.pods, of(point).median] as const),
  });
  const lines = [
    ...DRAWN.map((name) => line(name, ({ commands }) => commands[name]!)),
    line('echo', ({ echo }) => echo),
  ];
  return {
    'warm.svg': curve({
      title: 'A warm command by the number of Pods',
      x: { label: 'Pods', log: true },
      y: { label: 'milliseconds, median', log: true },
      lines,
    }),
  };
}

/** What is met and what is not, in one sentence each. */
function verdict({ commands, echo }: WarmPoint): string {
  const names = Object.keys(commands);
  const near = names.filter((name) => commands[name]!.median < AIMS.median * echo.median);
  const steady = names.filter((name) => commands[name]!.p99 < AIMS.p99 * echo.p99);
  const told = (met: readonly string[]): string =>
    met.length === names.length
      ? 'all meet'
      : met.length === 0
        ? 'none meets'
        : `${met.length} of ${names.length} meet`;
  return `Of the commands below ${told(near)} the first, and ${told(steady)} the second.`;
}

function table({ commands, echo }: WarmPoint): string {
  const row = (name: string, one: WarmSpread): string =>
    `| ${name} | ${one.count} | ${ms(one.median)} | ${times(one.median, echo.median)} | ${ms(one.p99)} | ${times(one.p99, echo.p99)} | ${ms(one.cpu)} | ${times(one.cpu, echo.cpu)} |`;
  return [
    '| | samples | median | of echo | p99 | of echo | CPU | of echo |',
    '| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |',
    row('echo', echo),
    ...Object.entries(commands).map(([name, one]) => row(`\`${name.replace(/(, .*)?$/, '`$1')}`, one)),
  ].join('\n');
}

function shares({ shares: given }: WarmPoint): string {
  const stages = [...new Set(Object.values(given).flatMap((parts) => Object.keys(parts)))];
  const cell = (value = 0): string => (100 * value).toFixed(0);
  return [
    `| | ${stages.join(' | ')} |`,
    `| --- | ${stages.map(() => '---:').join(' | ')} |`,
    ...Object.entries(given).map(
      ([name, parts]) => `| \`${name}\` | ${stages.map((stage) => cell(parts[stage])).join(' | ')} |`,
    ),
  ].join('\n');
}
