/** Bad input: what `npm run fuzz -- --record` found. */
import type { FuzzFigures } from '../../test/fuzz/fuzz';
import { recorded, stampLine } from '../figures';

/** A number with its thousands apart. */
const grouped = (value: number): string => value.toLocaleString('en');

/** A table of what each target was given. */
export function section(): string {
  const { stamp, figures } = recorded<FuzzFigures>('fuzz');
  const { inputs, failures, seed, minutes, targets } = figures;
  const slowest = Math.max(...targets.map((target) => target.slowest));
  const rows = targets.map(
    ({ target, about, inputs: count, answers, slowest: ms, largest }) =>
      `| ${target} | ${about} | ${grouped(count)} | ${grouped(answers)} | ${ms} | ${grouped(largest)} |`,
  );
  return [
    '## Bad input',
    '',
    `\`npm run fuzz -- --record\` gave ${grouped(inputs)} inputs to ${targets.length} readers and handlers, with seed`,
    `${seed}: ${failures === 0 ? 'none failed' : `${failures} kinds of failure`}. It took ${minutes} minutes in two processes. The slowest input took`,
    `${slowest} ms of CPU time; 250 ms for each 16 KiB are allowed.`,
    '',
    'A third of the inputs are those that people and programs really send (the commands of these pages, the manifests,',
    'lessons, scenarios and stored forms of the tests) and inputs made by rule; the others are such inputs changed by lot:',
    'cut, spliced, doubled, stretched to 64 KiB, with bits turned over, odd numbers, quotes, keys such as `__proto__` and',
    'halves of characters. An input that reaches an answer that no other reached is changed further. For every input:',
    '',
    '- Nothing throws: a refusal is a value. What is stored and damaged is a `StoreError` or a `CodecError`.',
    '- It takes at most 250 ms of CPU time for each 16 KiB, and 2 ms for each step of the simulation that it sets going. A slow',
    '  one is tried twice more, and the least counts.',
    '- Refused, it leaves the channel as it was, byte for byte: every given cluster is frozen besides.',
    '- Accepted, it leaves a cluster that keeps the invariants, and that is packed and read again without a loss.',
    '- Messages and forms keep the limits of Block Kit; nothing that was sent is in the log; what was not signed is not let in.',
    '- The prototypes of all objects stay as they are, and a process that fills 1 GiB or says nothing for two minutes has failed.',
    '',
    '| target | what it is | inputs | different answers | slowest, ms | largest, characters |',
    '| --- | --- | ---: | ---: | ---: | ---: |',
    ...rows,
    '',
    'A failure is made as short as possible and kept in `dist/fuzz`; `npm run fuzz -- --replay FILE` tries it again. Those that',
    'were found and mended are in [test/fuzz/found](../test/fuzz/found): `npm test` tries them, and a short run over every target.',
    '',
    stampLine(stamp),
  ].join('\n');
}
