/**
 * `npm run proof:quiz`: every computed question on 500 clusters by lot. Its command is typed, and an oracle tells which
 * options came true. Prints how often each question was asked; the exit status is 1 when a key does not hold, or a
 * question was asked fewer than 20 times.
 */
import { PREDICTIONS } from '../../src/tutor/quiz/predictions';
import { clusterByLot } from '../tutor/quiz/cluster-by-lot';
import { problemsWith } from '../tutor/quiz/key';

const CLUSTERS = Number(process.argv[2] ?? 500);
const FIRST = Number(process.argv[3] ?? 1);
const ENOUGH = (20 * CLUSTERS) / 500;

const asked = new Map(PREDICTIONS.map(({ template }) => [template, 0]));
let wrong = 0;
let slowest = 0;
for (let seed = FIRST; seed < FIRST + CLUSTERS; seed++) {
  const { state, commands } = clusterByLot(seed);
  for (const prediction of PREDICTIONS) {
    const start = performance.now();
    const draft = prediction.ask(state, true);
    slowest = Math.max(slowest, performance.now() - start);
    if (draft === undefined) continue;
    asked.set(draft.template, (asked.get(draft.template) ?? 0) + 1);
    for (const problem of problemsWith(draft, state)) {
      wrong++;
      console.log(`cluster ${seed}, ${draft.template} (${draft.command}): ${problem}\n  after ${commands.join(' · ')}`);
    }
  }
}
for (const [template, count] of asked) console.log(`${String(count).padStart(5)}  ${template}`);
const rare = [...asked].filter(([, count]) => count < ENOUGH).map(([template]) => template);
const total = [...asked.values()].reduce((sum, count) => sum + count, 0);
console.log(`${CLUSTERS} clusters, ${total} questions, ${wrong} problems, slowest ${slowest.toFixed(0)} ms`);
if (rare.length > 0) console.log(`asked fewer than ${ENOUGH} times: ${rare.join(', ')}`);
process.exitCode = wrong === 0 && rare.length === 0 ? 0 : 1;
