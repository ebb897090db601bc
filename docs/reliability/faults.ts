/** Faults: what `npm run proof:faults -- --record` and `npm run proof:kill -- 200 --record` found. */
import type { FaultFigures } from '../../test/proofs/faults';
import type { KillFigures } from '../../test/proofs/kill';
import type { Cell, Outcome } from '../../test/faults/cell';
import { isRecorded, recorded, stampLine } from '../figures';

/** What stands in the table. */
const WORDS: Readonly<Record<Outcome, string>> = {
  usual: 'as usual',
  told: 'told',
  again: 'again',
  later: 'later',
  warned: 'warned',
  skipped: 'left out',
  silent: '**silent**',
};

const seconds = (milliseconds: number): string => (milliseconds / 1000).toFixed(1);

/** Tables of what people heard, and of what was killed. */
export function section(): string {
  const { stamp, figures } = recorded<FaultFigures>('faults');
  const { cells } = figures;
  const wrong = cells.filter((cell) => cell.wrong.length > 0).length;
  const slowest = (which: (surface: string) => boolean): string =>
    seconds(Math.max(...cells.filter(({ surface }) => which(surface)).map(({ took }) => took)));
  const isInstall = (surface: string): boolean => surface.includes('installation');
  const isSlack = (surface: string): boolean => !isInstall(surface) && !surface.includes('question');
  return [
    '## Faults',
    '',
    'The functions run as they are deployed, in threads that stay warm, and a door stands before everything that they call:',
    'the table, Slack’s API, the addresses that come with requests, parameters, keys. `npm run proof:faults -- --record`',
    `lets each fail in turn under everything that comes to the tutor, in real time: ${cells.length} cells, ${wrong} of them wrong.`,
    `The slowest answer to Slack, which waits 3 s, took ${slowest(isSlack)} s; to a browser that installs, ${slowest(isInstall)} s.`,
    '',
    '_As usual_: nobody notices. _Told_: the answer says what failed, and whether something was changed. _Again_: Slack hears',
    'of it and delivers the event once more, and that is answered. _Later_: the timer’s next run does it. _Warned_: Slack',
    'itself shows that it failed. After each cell the fault ends, and it is checked that the next request works in the same',
    'sandbox, that what was acknowledged is stored and what was said of it is true, that a change is there once, that the log',
    'says why, and that it holds nothing secret or typed. Time in which the machine had other work does not count.',
    '',
    'Two of them do not end at once, on purpose: where secrets cannot be fetched, the next try comes 2 s later, however many ask; and a clock',
    'that jumps a day forwards makes a question that was due too late: it is left out, as after a day without the tutor, and',
    'the next one comes.',
    '',
    ...tableOf(cells),
    '',
    stampLine(stamp),
    '',
    ...(isRecorded('kill') ? killed() : []),
  ].join('\n');
}

function tableOf(cells: readonly Cell[]): readonly string[] {
  const surfaces = [...new Set(cells.map(({ surface }) => surface))];
  const faults = [...new Set(cells.map(({ fault }) => fault))].toSorted();
  const cellOf = (fault: string, surface: string): string => {
    const cell = cells.find((one) => one.fault === fault && one.surface === surface);
    if (cell === undefined) return '';
    return `${WORDS[cell.outcome]} ${seconds(cell.took)} s${cell.wrong.length > 0 ? ' **wrong**' : ''}`;
  };
  return [
    `| what fails | ${surfaces.join(' | ')} |`,
    `| --- |${' --- |'.repeat(surfaces.length)}`,
    ...faults.map((fault) => `| ${fault} | ${surfaces.map((surface) => cellOf(fault, surface)).join(' | ')} |`),
  ];
}

function killed(): readonly string[] {
  const { stamp, figures } = recorded<KillFigures>('kill');
  const { random, atWrites, disk } = figures;
  const writes = Object.entries(atWrites.writes).map(([command, count]) => `| \`${command}\` | ${count} |`);
  return [
    '## Killed, and without room',
    '',
    '`npm run proof:kill -- 200 --record` starts the whole tutor with its table in a folder, gives it work, and ends it by',
    `\`kill -9\`: ${random.rounds} times at a random moment. ${random.acknowledged} commands were answered, ${random.unanswered} were cut off;`,
    `${random.missing.length} of those that were answered are missing.`,
    '',
    `Besides, each kind of command was killed right after each of its writes, ${atWrites.kills} times in all. Each time the`,
    'channel is the whole version before or the whole version after, every older version is there, and the same request,',
    `delivered again, is carried out once: ${atWrites.wrong.length} were wrong.`,
    '',
    '| command | writes, each of which was its last |',
    '| --- | ---: |',
    ...writes,
    '',
    ...(disk === undefined ? ['The machine let nobody make a disk that fills up.'] : aboutDisk(disk)),
    '',
    stampLine(stamp),
  ];
}

const aboutDisk = ({ acknowledged, told, longest, wrong }: NonNullable<KillFigures['disk']>): readonly string[] => [
  `On a disk without room, ${told} commands were refused in words, the slowest after ${seconds(longest)} s; of ${acknowledged} that were`,
  `acknowledged before and after it, ${wrong.length === 0 ? 'none is missing' : 'some are missing'}. The tutor then needs a new start once there is room`,
  '([operating.md](operating.md)).',
];
