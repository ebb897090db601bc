/**
 * `npm run proof:exhaustive -- [DEPTH] [LONG]`: every sequence of commands up to that length (3 when left out), from a cluster
 * where something runs and from an empty one, then LONG (200) sequences of 20 to 40 by lot; after every command all that test/exhaustive/checks.ts knows. Prints how
 * many clusters were reached, and for every sequence that went wrong a scenario file that shows it.
 */
import { searchByLot } from '../exhaustive/by-lot';
import { GIVEN, KINDS } from '../exhaustive/kinds';
import { walk } from '../exhaustive/walk';

const depth = Number(process.argv[2] ?? 3);
let failed = 0;
for (const given of [GIVEN, ['deploy db 2 statefulset volume'], []]) {
  const started = process.hrtime.bigint();
  const { sequences, runs, clusters, failures } = walk({ given, kinds: KINDS, depth, oneIn: 1, most: 10 });
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  for (const failure of failures) console.log(`${failure}\n`);
  failed += failures.length;
  console.log(
    `after ${given.join(', ') || 'nothing'}: ${sequences} sequences of up to ${depth} of ${KINDS.length} kinds of command ` +
      `(${runs} runs), ${clusters} different clusters, ${failures.length} failures, ${seconds.toFixed(0)} s`,
  );
}
const long = Number(process.argv[3] ?? 200);
const found = searchByLot(long, depth);
if (found !== undefined) failed++;
console.log(found ?? `${long} sequences of 20 to 40 commands by lot, no failure`);
process.exitCode = failed === 0 ? 0 : 1;
