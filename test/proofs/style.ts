/**
 * `npm run proof:style`: commands by lot on 500 clusters. Prints every broken rule; the exit status is 1 when there is one.
 */
import { walkByLot } from '../tutor/by-lot';

const CLUSTERS = Number(process.argv[2] ?? 500);

let broken = 0;
for (let seed = 1; seed <= CLUSTERS; seed++) {
  for (const problem of walkByLot(seed)) {
    broken++;
    console.log(`cluster ${seed}: ${problem}`);
  }
}
console.log(`${CLUSTERS} clusters, ${broken} broken rules`);
process.exitCode = broken === 0 ? 0 : 1;
