/**
 * `npm run proof:traces -- [NAME]`: the recordings of test/traces against the engine. With a name: its scenario, the facts of
 * both sides, and where they differ. The exit status is 1 when one differs.
 */
import { readRecording, RECORDINGS } from '../traces/recording';
import { replay } from '../traces/replay';
import { scenarioOf } from '../traces/scenario-of';
import type { Facts } from '../traces/facts';

const [wanted] = process.argv.slice(2);
const names = wanted === undefined ? RECORDINGS : [wanted];

const plain = ({ atRest, succeeded, events, ...sequences }: Facts): string => {
  const pictures = Object.fromEntries([...atRest].map(([step, picture]) => [step, Object.fromEntries(picture)]));
  return JSON.stringify({ ...sequences, events: [...events], succeeded: [...succeeded], pictures }, null, 1);
};

let agree = 0;
for (const name of names) {
  const recording = readRecording(name);
  const { real, engine, differences } = replay(recording);
  if (wanted !== undefined) console.log(`${scenarioOf(recording)}\n${plain(real)}\n${plain(engine)}`);
  if (differences.length === 0) agree++;
  for (const difference of differences) console.log(`${name}: ${difference}`);
}
console.log(`${agree} of ${names.length} recordings agree`);
process.exitCode = agree === names.length ? 0 : 1;
