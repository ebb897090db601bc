/**
 * `npm start`: the whole tutor on this machine.
 */
import { type LocalEnvironment, readEnvironment } from './environment';
import { endOnFailure } from './explain';
import { startGateway } from './gateway';
import { quietVersionWarning } from './quiet-warnings';
import { forgetGateway, rememberGateway, runningGateway } from './running';
import { startTutor } from './tutor';

async function start(environment: LocalEnvironment): Promise<void> {
  quietVersionWarning();
  const running = await runningGateway(environment.folder);
  if (running !== undefined) throw new Error(`kube-tutor runs already, with the same data: ${running}`);
  const tutor = await startTutor(environment, (line) => process.stderr.write(`${line}\n`));
  const { port, signingSecret, folder } = environment;
  const gateway = await startGateway({ port, signingSecret, slack: tutor.slack });
  await rememberGateway(folder, gateway);
  process.stdout.write(`ready ${gateway.url}\n`);
  let isStopping = false;
  const stop = (): void => {
    if (isStopping) return;
    isStopping = true;
    void forgetGateway(folder)
      .then(() => gateway.close())
      .then(() => tutor.close())
      .then(() => process.exit(0));
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

try {
  const environment = readEnvironment(process.env);
  start(environment).catch(endOnFailure(environment));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
