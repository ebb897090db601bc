import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readEnvironment } from '../../src/local/environment';
import { startGateway } from '../../src/local/gateway';
import { rememberGateway } from '../../src/local/running';
import { startTutor } from '../../src/local/tutor';
import { asTyped, bundled } from './tutor-process';

const ROOT = join(__dirname, '..', '..');

let bundle: readonly string[];
beforeAll(async () => (bundle = await bundled('kube')));

/** Runs `npm run kube` with these words and this standard input, with its data in `folder`. */
function kube(folder: string, words: readonly string[], input = '', program = bundle): Promise<string> {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, KUBE_TUTOR_DATA: folder, DYNAMODB_ENDPOINT: '' };
    const child = execFile(process.execPath, [...program, ...words], { cwd: ROOT, env }, (error, stdout, stderr) => {
      if (error === null) resolve(stdout + stderr);
      else reject(new Error(stderr, { cause: error }));
    });
    child.stdin?.end(input);
  });
}

describe('npm run kube', () => {
  let folder: string;
  beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'kube-tutor-'))));
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('runs one command, and the next one finds what it made', async () => {
    const deployed = await kube(folder, ['deploy', 'web', '--replicas', '2'], '', asTyped('kube'));
    expect(deployed).toContain('web runs: 2 of 2 Pods ready');
    expect(await kube(folder, ['get pods'])).toMatch(/^web-\S+ +1\/1 +Running/m);
  }, 60_000);

  it('reads manifests from standard input', async () => {
    const manifest = 'apiVersion: v1\nkind: Service\nmetadata: {name: front}\nspec: {ports: [{port: 80}]}\n';
    expect(await kube(folder, ['apply', '-f', '-'], manifest)).toContain('front');
    expect(await kube(folder, ['get', 'services'])).toContain('front');
  }, 60_000);

  it('has a prompt', async () => {
    const output = await kube(folder, [], 'deploy web\nget pods\nexit\n');
    expect(output).toContain('web runs: 3 of 3 Pods ready');
    expect(output).toContain('[Crash a Pod]');
    expect(output.match(/1\/1 +Running/g)).toHaveLength(3);
  }, 60_000);

  it('talks to a running tutor with the same data', async () => {
    const environment = readEnvironment({ PORT: '0', KUBE_TUTOR_DATA: folder });
    const tutor = await startTutor(environment, () => {});
    const { port, signingSecret } = environment;
    const gateway = await startGateway({ port, signingSecret, tutor: () => Promise.resolve(tutor) });
    await rememberGateway(folder, gateway);
    expect(await kube(folder, ['deploy', 'web'])).toContain('web runs');
    await gateway.close();
    await tutor.close();
  }, 60_000);
});
