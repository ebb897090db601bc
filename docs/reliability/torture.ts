/** Consistency: what `npm run torture -- --record` found on each store. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Recorded, recorded, stampLine } from '../figures';
import type { TortureFigures } from '../../test/torture/torture';

const STORES = [
  ['memory', 'in memory: our requests and their conditions, in virtual time'],
  ['embedded', 'the server that the tutor brings, over HTTP'],
  ['local', "Amazon's DynamoDB Local, over HTTP"],
] as const;

const grouped = (value: number | undefined): string => (value ?? 0).toLocaleString('en');

/** What is promised, how it is checked, and what was found. */
export function section(): string {
  const runs = STORES.flatMap(([name, about]) => {
    const file = join(__dirname, '..', 'figures', `torture-${name}.json`);
    return existsSync(file) ? [{ about, ...recorded<TortureFigures>(`torture-${name}`) }] : [];
  });
  return [
    '## Consistency',
    '',
    'What is promised to the people of a channel, however many type at once and whatever fails meanwhile:',
    '',
    '- A command that was answered as done is there, once, also when Slack delivers it twice.',
    '- A command that was answered with _nothing was changed_ is not there.',
    '- A command that was cut off is there whole, or not at all.',
    '- Whoever looks sees all that anybody knew to be done before.',
    '- Every version that undo, redo and pictures may want is there, as it was.',
    '- An answer to a question that was taken in is stored once and counts. So does a change of a document.',
    '- A mention that Slack delivers several times is answered, and by one function at a time.',
    '',
    'A request counts as delivered before while it is one of the last 50 changes of its channel. A channel may be changed 45',
    'times within a minute.',
    '',
    'How it is checked: people in several channels type commands by lot. Sandboxes, each with a handler, a client and a memory',
    'of its own, share one table. Below the retries of the SDK any request may be slow, throttled, answered with an error',
    'before or after it was carried out, cut off, lost, or carried out when nobody waits for it any more; and a sandbox may',
    'end before or after any of them, with all that it was doing. Some requests are delivered two times, to whichever sandbox.',
    'In the end another process reads everything. Each version must be what its command makes of the version before it, byte',
    'for byte, computed by a handler for which nothing fails; each answer must be the one that this handler gives; and the',
    'order of versions must agree with what was over before what began. Stores that are broken on purpose, in eight ways,',
    'are caught by the same rules.',
    '',
    '| store | commands | deliveries | changes acknowledged | versions | faults | crashes | broken rules |',
    '| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |',
    ...runs.map(rowOf),
    '',
    ...runs.flatMap(({ figures, stamp }) => [
      `\`npm run torture -- --commands ${figures.commands} --seed ${figures.seed}${figures.store === 'memory' ? '' : ` --store ${figures.store}`}\`: ${figures.seconds} s. ${stampLine(stamp)}`,
      '',
    ]),
    'In memory a seed repeats a run to the byte, and each round of 500 commands can be repeated alone. `.ci/run` runs 10,000',
    'commands there. A real server decides the order itself: a seed repeats only what is asked of it.',
  ].join('\n');
}

function rowOf({ about, figures }: Recorded<TortureFigures> & { readonly about: string }): string {
  const { commands, deliveries, outcomes, versions, fates, crashes, problems } = figures;
  const faults = Object.values(fates).reduce((sum, count) => sum + count, 0) - fates.well;
  const done = (outcomes.changed ?? 0) + (outcomes.again ?? 0);
  const cells = [commands, deliveries, done, versions, faults, crashes, problems].map(grouped);
  return `| ${[about, ...cells].join(' | ')} |`;
}
