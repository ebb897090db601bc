/** What a long life does to a channel and to a cluster: what `npm run proof:long-life -- --record` measured. */
import type { Part } from '../../test/long-life/channel-life';
import type { Month } from '../../test/long-life/cluster-year';
import type { ThereAndBack } from '../../test/long-life/there-and-back';
import { recorded, stampLine } from '../figures';
import { curve } from '../performance/curve';

interface Figures {
  readonly commands: number;
  readonly seed: number;
  readonly hoursOfMonth: number;
  readonly parts: readonly Part[];
  readonly year: readonly Month[];
  readonly travels: ThereAndBack;
  readonly problems: readonly string[];
}

const grouped = (value: number): string => Math.round(value).toLocaleString('en');
const mebibytes = (bytes: number): string => (bytes / 2 ** 20).toFixed(1);

export function section(): string {
  const { stamp, figures } = recorded<Figures>('long-life');
  const { commands, seed, hoursOfMonth, parts, year, travels, problems } = figures;
  const [second, last] = [parts[1]!, parts.at(-1)!];
  const [early, late] = [year[1]!, year.at(-1)!];
  const row = (name: string, from: string, to: string): string => `| ${name} | ${from} | ${to} |`;
  return [
    '## Long life',
    '',
    stampLine(stamp),
    '',
    `\`npm run proof:long-life\` types ${grouped(commands)} commands in one channel (seed ${seed}) within two and a half years of the`,
    'wall clock: deploys, updates, crashes, failing Nodes, schedules, autoscalers, waits, undo, copies with names. What is over',
    'its time in the table is deleted. Each tenth begins with a new cluster and is the same again, so that what differs from',
    'tenth to tenth comes of age. By the second tenth everything that a channel remembers, or keeps for 90 days, is there.',
    '',
    '| a channel | second tenth | last tenth |',
    '| --- | ---: | ---: |',
    row('CPU time of a command, median, ms', second.median.toFixed(1), last.median.toFixed(1)),
    row('of one in a hundred, ms', second.slow.toFixed(0), last.slow.toFixed(0)),
    row('its record, packed, bytes', grouped(second.packed), grouped(last.packed)),
    row('items in the table', grouped(second.items), grouped(last.items)),
    row('longest item, characters', grouped(second.longestItem), grouped(last.longestItem)),
    row('memory in use, the table in it, MiB', mebibytes(second.heap), mebibytes(last.heap)),
    '',
    '![Commands and the record of a channel, tenth by tenth](figures/long-life.svg)',
    '',
    `Then a cluster lives for ${year.length} months of ${hoursOfMonth} hours of its own time, an hour at a time: a CronJob every quarter of an hour, one`,
    'that fails every night, a Pod that crashes again and again, an autoscaler, load by day, Events that expire.',
    '',
    '| a cluster | second month | last month |',
    '| --- | ---: | ---: |',
    row('CPU time of an hour, ms', early.hour.toFixed(1), late.hour.toFixed(1)),
    row('objects, Events among them', grouped(early.objects), grouped(late.objects)),
    row('Events', grouped(early.events), grouped(late.events)),
    row('steps that it remembers', grouped(early.steps), grouped(late.steps)),
    row('its stored form, characters', grouped(early.written), grouped(late.written)),
    '',
    `Last, a channel goes back and comes forward: ${grouped(travels.undone)} undo, ${grouped(travels.redone)} redo, forty at a time. At both ends the cluster must be`,
    `what it was there before, byte for byte; ${travels.differing === 0 ? 'it always was' : `it was not, ${travels.differing} times`}. Every form that was ever stored has a fixture in`,
    '[test/fixtures/store](../test/fixtures/store), and loads.',
    '',
    problems.length === 0 ? 'Signs of age: none.' : `Signs of age: ${problems.join('; ')}.`,
  ].join('\n');
}

/** Both as a share of the second tenth, in percent. */
export function curves(): Readonly<Record<string, string>> {
  const { parts } = recorded<Figures>('long-life').figures;
  const line = (name: string, of: (part: Part) => number) => ({
    name,
    points: parts.map((part, i) => [i + 1, (100 * of(part)) / of(parts[1]!)] as const),
  });
  const lines = [
    line('time', ({ median }) => median),
    line('record', ({ packed }) => packed),
    line('items', ({ items }) => items),
    line('memory', ({ heap }) => heap),
  ];
  const [x, y] = [{ label: 'tenth of all commands' }, { label: 'second tenth = 100' }];
  return { 'long-life.svg': curve({ title: 'A channel does not age', x, y, lines }) };
}
