/** `npm run proof:faults`: every fault at every surface, in real time. */
import { FAULTS } from '../faults/faults';
import { runMatrix } from '../faults/matrix';
import { SURFACES } from '../faults/surfaces';

async function main(): Promise<void> {
  const only = process.argv[2] ?? '';
  const which = process.argv[3] ?? '';
  const cells = await runMatrix({
    faults: FAULTS.filter(({ name, of }) => `${of} ${name}`.includes(only)),
    surfaces: SURFACES.filter(({ name }) => name.includes(which)),
    lanes: 4,
    report: ({ fault, surface, outcome, took, wrong }) =>
      process.stdout.write(`${fault} | ${surface} | ${outcome} ${took} ms ${wrong.join('; ')}\n`),
  });
  process.exitCode = cells.every(({ wrong }) => wrong.length === 0) ? 0 : 1;
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
});
