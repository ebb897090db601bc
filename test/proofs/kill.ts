/** `npx tsx test/proofs/kill.ts [ROUNDS]`: the long form of test/local/kill.test.ts, 100 rounds when left out. */
import { killRounds } from '../local/kill-rounds';

async function main(): Promise<void> {
  const result = await killRounds(Number(process.argv[2] ?? 100), (line) => process.stdout.write(`${line}\n`));
  process.stdout.write(`${JSON.stringify(result)}\n`);
  process.exitCode = result.missing.length === 0 && result.acknowledged > 0 ? 0 : 1;
}

main().catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exitCode = 1;
});
