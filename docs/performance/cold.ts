/** What a start reads and takes. */
import type { ColdFigures, LoadedFile } from '../../test/bench/cold';
import { recorded, stampLine } from '../figures';

const kib = (bytes: number): string => `${(bytes / 1024).toFixed(0)} KiB`;
const ms = (value: number): string => `${value.toFixed(1)} ms`;

/** The section, as Markdown. */
export function section(): string {
  const { stamp, figures } = recorded<ColdFigures>('cold');
  const { runs, functions, plainBolt, empty, first, files, atStart, inAll } = figures;
  const slack = functions.slack!;
  const of = (name: string, one: LoadedFile): string =>
    `| ${name} | ${kib(one.bytes)} | ${kib(one.gzipBytes)} | ${ms(one.milliseconds)} | ${ms(one.deviation)} | ${ms(one.quickest)} | ${(one.milliseconds / plainBolt.milliseconds).toFixed(2)} | ${ms(one.cpu)} | ${(one.cpu / plainBolt.cpu).toFixed(2)} |`;
  const read = Object.values(first.files).reduce((sum, bytes) => sum + bytes, 0);
  const all = Object.values(files).reduce((sum, bytes) => sum + bytes, 0);
  return `## Cold

A cold start is what people wait for when nobody typed for a while: Lambda starts Node, and Node reads the function. Each
bundle is loaded by \`require\` in a fresh process, ${runs} times, in turns with the others, so that a busy moment of the machine
hits all of them. Two yardsticks are loaded in the same turns: the hello-world of Bolt's introduction, bundled in the
same way, and a handler that does nothing. Times are medians; _deviation_ is the median distance from the median. Aims
for \`functions/slack.ts\`: at most 500 KiB and 0.5 of plain Bolt's time. It reads ${kib(slack.bytes)} and takes ${(slack.milliseconds / plainBolt.milliseconds).toFixed(2)}
(${(slack.cpu / plainBolt.cpu).toFixed(2)} by the processor's time).

| | read | as gzip | load | deviation | quickest | of Bolt | CPU | of Bolt |
| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
${Object.entries(functions)
  .map(([name, one]) => of(`\`functions/${name}.ts\``, one))
  .join('\n')}
${of('plain Bolt, hello world', plainBolt)}
${of('empty handler', empty)}

What is not needed to check a signature and to answer is in files beside the first one, read when something in them is
used for the first time. From \`require\` until the first \`deploy web\` of a new channel is answered, with the embedded table
in another process: ${ms(first.milliseconds)}, ${ms(first.cpu)} of the processor's time (medians of ${first.runs}); ${Object.keys(first.files).length} of ${Object.keys(files).length} files are
read, ${kib(read)} of ${kib(all)}.

| file of the package | size | read until then |
| --- | ---: | --- |
${Object.entries(files)
  .map(([name, bytes]) => `| \`${name}\` | ${kib(bytes)} | ${name in first.files ? 'yes' : 'no'} |`)
  .join('\n')}

What the bytes are, by package of npm and by folder of this project, minified:

| in the first file | size | in all files | size |
| --- | ---: | --- | ---: |
${besideEachOther(atStart, inAll)}

${stampLine(stamp)} \`npm run bench -- cold --record\``;
}

type Bytes = Readonly<Record<string, number>>;

function besideEachOther(left: Bytes, right: Bytes): string {
  const cells = (bytes: Bytes): readonly string[] =>
    Object.entries(bytes).map(([name, size]) => `\`${name}\` | ${kib(size)}`);
  const [first, second] = [cells(left), cells(right)];
  return Array.from({ length: Math.max(first.length, second.length) }, (_, i) => {
    return `| ${first[i] ?? ' | '} | ${second[i] ?? ' | '} |`;
  }).join('\n');
}
