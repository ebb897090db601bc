/**
 * `npm start`: the whole tutor on this machine.
 */
import { type LocalEnvironment, readEnvironment } from './environment';
import { endOnFailure } from './explain';
import { startLocalSlack } from './local-slack';
import { everyMinute } from './minute-timer';
import { quietVersionWarning } from './quiet-warnings';
import { forgetGateway, rememberGateway, runningGateway } from './running';

async function start(environment: LocalEnvironment): Promise<void> {
  quietVersionWarning();
  const running = await runningGateway(environment.folder);
  if (running !== undefined) throw new Error(`kube-tutor runs already, with the same data: ${running}`);
  const { gateway, minute, close } = await startLocalSlack(environment, (line) => process.stderr.write(`${line}\n`));
  const { folder } = environment;
  await rememberGateway(folder, gateway);
  process.stdout.write(`ready ${gateway.url}\n`);
  const timer = everyMinute(minute);
  let isStopping = false;
  const stop = (): void => {
    if (isStopping) return;
    isStopping = true;
    void forgetGateway(folder)
      .then(timer.stop)
      .then(close)
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
