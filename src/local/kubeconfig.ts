/**
 * `npm run kubeconfig -- CHANNEL`: a kubeconfig for the real kubectl, on standard output.
 */
import { connect } from 'node:net';
import { isRejected } from '../api/rejection';
import { type LocalEnvironment, readEnvironment } from './environment';
import { placeFile, readPlace } from './kube-api-place';
import { kubeconfigText } from './kubeconfig-text';
import { asksForHelp, readWords, USAGE } from './kubeconfig-words';

async function main(words: readonly string[], environment: LocalEnvironment): Promise<void> {
  const wanted = asksForHelp(words) ? undefined : readWords(words);
  if (wanted === undefined) {
    process.stdout.write(`${USAGE}\n`);
  } else if (isRejected(wanted)) {
    fail(wanted.message, wanted.hint ?? '');
  } else {
    const place = await readPlace(placeFile(environment));
    if (place === undefined || !(await answers(place.url))) fail(NOTHING_RUNS, START_IT);
    else process.stdout.write(kubeconfigText(place, wanted.pass, wanted.channel, Date.now()));
  }
}

const NOTHING_RUNS = 'No kube-tutor runs here.';
const START_IT = 'Start it in another terminal: npm start';

/** Whether something listens there: a tutor that was killed leaves its file. */
function answers(url: string): Promise<boolean> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const socket = connect({ host: hostname, port: Number(port), timeout: 1_000 });
    const done = (does: boolean) => {
      socket.destroy();
      resolve(does);
    };
    socket.once('connect', () => done(true));
    socket.once('error', () => done(false));
    socket.once('timeout', () => done(false));
  });
}

function fail(message: string, hint: string): void {
  process.stderr.write(`${message}\n${hint}\n`);
  process.exitCode = 1;
}

try {
  main(process.argv.slice(2), readEnvironment(process.env)).catch((error: unknown) => fail(String(error), ''));
} catch (error) {
  fail(error instanceof Error ? error.message : String(error), '');
}
