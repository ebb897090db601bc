/**
 * `npm start`: the whole tutor on this machine.
 */
import { type LocalEnvironment, readEnvironment } from './environment';
import { endOnFailure } from './explain';
import { startLocalSlack } from './local-slack';
import { forgetPlace, type KubeApiPlace, placeFile, rememberPlace } from './kube-api-place';
import { everyMinute } from './minute-timer';
import { SQUAD } from './places';
import { quietVersionWarning } from './quiet-warnings';
import { forgetGateway, rememberGateway, runningGateway } from './running';

async function start(environment: LocalEnvironment): Promise<void> {
  quietVersionWarning();
  const running = await runningGateway(environment.folder);
  if (running !== undefined) throw new Error(`kube-tutor runs already, with the same data: ${running}`);
  const { gateway, minute, startKubeApi, close } = await startLocalSlack(environment, (line) =>
    process.stderr.write(`${line}\n`),
  );
  const { folder } = environment;
  await rememberGateway(folder, gateway);
  process.stdout.write(`ready ${gateway.url}\n`);
  const timer = everyMinute(minute);
  const file = placeFile({ folder, port: Number(new URL(gateway.url).port) });
  const serving = serveKubectl(startKubeApi, file, environment);
  let isStopping = false;
  const stop = (): void => {
    if (isStopping) return;
    isStopping = true;
    void forgetGateway(folder)
      .then(() => serving)
      .then(() => forgetPlace(file))
      .then(timer.stop)
      .then(close)
      .then(() => process.exit(0));
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

/** The real kubectl is for whoever wants it: without its port the tutor runs all the same. */
async function serveKubectl(
  startKubeApi: () => Promise<KubeApiPlace>,
  file: string,
  { kubeApiPort }: LocalEnvironment,
): Promise<void> {
  try {
    await rememberPlace(file, await startKubeApi());
    process.stdout.write(`kubectl: npm run kubeconfig -- ${SQUAD.name}\n`);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const why = code === 'EADDRINUSE' ? `port ${kubeApiPort} is taken` : `it could not be started (${code})`;
    process.stderr.write(`kubectl: ${why}. Choose another: KUBE_API_PORT=0 npm start\n`);
  }
}

try {
  const environment = readEnvironment(process.env);
  start(environment).catch(endOnFailure(environment));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
