/** The section about many people at once, from docs/figures/load.json. */
import type { LoadFigures, Phase } from '../../test/bench/load-run';
import { recorded, stampLine } from '../figures';
import { curve } from './curve';

const whole = (value: number): string => Math.round(value).toLocaleString('en');

export function section(): string {
  const { stamp, figures } = recorded<LoadFigures>('load');
  const { closed, open, full, echo, people, channels, seconds, think, seed, delay, growth, kept } = figures;
  const row = (name: string, { commands, perSecond, median, p99 }: Phase): string =>
    `| ${name} | ${whole(commands)} | ${perSecond.toFixed(1)} | ${whole(median)} ms | ${whole(p99)} ms |`;
  const wrong = [kept.lost, kept.doubled, kept.unasked, kept.overwritten].flat().length;
  return `
## Many people at once

${stampLine(stamp)}

\`npm run load\` (seed ${seed}) starts the tutor as \`npm start\` does, with its table in the same process, and
from another process types as ${people} people in ${channels} channels, signed, over connections that stay open. Six in ten
commands look something up, the others scale, crash, restart and annotate; some of both are buttons of the answer before
(${whole((100 * closed.pressed) / closed.commands)} of 100). In the first rows everybody waits for an answer and then thinks for ${(think / 1000).toFixed(0)} s, for
${seconds} s; in the open loop half as many commands a second come, whether those before were answered or not; in the end
a quarter of them are left, and nobody thinks.

|                            | commands | a second | median | 99 of 100 |
| -------------------------- | -------: | -------: | -----: | --------: |
${row('everybody thinks', closed)}
${row('of these, look-ups', closed.looks)}
${row('of these, changes', closed.changes)}
${row('open loop', open)}
${row('a quarter, nobody thinks', full)}
${row("Bolt's hello world", echo)}

The last row is the same people at Bolt's hello world behind the same server, where nobody thinks either: a second of that
process is worth ${whole(echo.perSecond / full.perSecond)} commands there for one here. A command took ${figures.cpu.toFixed(1)} ms of a processor, the table's part
in it; turns of the event loop were late by ${delay.median.toFixed(1)} ms, by ${delay.p99.toFixed(0)} ms one time in a hundred.

Errors: ${figures.errors.length}. Told to try again, because others were faster: ${figures.busy}. Of ${whole(figures.acknowledged)} changes that were answered, ${whole(kept.versions)} are
in the history of their channel; lost, there twice, there unasked, or overwritten by somebody else's: ${wrong}. Each person
leaves a note at an app of the channel again and again, so a change that was made from an older cluster would show.

![Memory under load](figures/load-memory.svg)

What is reachable was in the last third of the time ${growth.heap.toFixed(2)} times what it was in the first, and what the process had of the
machine's memory ${growth.resident.toFixed(2)} times. How often one person and one channel may type is not limited here: that is a choice of
\`functions/slack.ts\`, which the tutor on a laptop does not make.
`;
}

export function curves(): Readonly<Record<string, string>> {
  const { memory } = recorded<LoadFigures>('load').figures;
  return {
    'load-memory.svg': curve({
      title: 'Memory of the tutor under load',
      x: { label: 'seconds' },
      y: { label: 'megabytes' },
      lines: [
        { name: 'resident', points: memory.map(({ second, resident }) => [second, resident]) },
        { name: 'reachable', points: memory.map(({ second, heap }) => [second, heap]) },
      ],
    }),
  };
}
