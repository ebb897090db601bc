/**
 * `npm run socket`: the tutor on this machine for a workspace of Slack's, by Socket Mode.
 */
import { endOnFailure } from './explain';
import { explainSocket } from './explain-socket';
import { everyMinute } from './minute-timer';
import { readSocketEnvironment, type SocketEnvironment } from './socket-environment';
import { startSocketTutor } from './socket-tutor';

const writeLine = (line: string): void => void process.stderr.write(`${line}\n`);

async function start(environment: SocketEnvironment, end: (error: unknown) => void): Promise<void> {
  const tutor = await startSocketTutor(environment, writeLine, end);
  process.stdout.write(`${tutor.connected}\n`);
  const timer = everyMinute(tutor.minute);
  let isStopping = false;
  const stop = (): void => {
    if (isStopping) return;
    isStopping = true;
    void timer
      .stop()
      .then(() => tutor.close())
      .then(() => process.exit(0));
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

try {
  const environment = readSocketEnvironment(process.env);
  const fail = endOnFailure(environment);
  const end = (error: unknown): void => {
    const line = explainSocket(error, environment.apiUrl);
    fail(line === undefined ? error : new Error(line));
  };
  start(environment, end).catch(end);
} catch (error) {
  writeLine(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
