import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { isRejected } from '../../src/api/rejection';
import { forgetPlace, placeFile, readPlace, rememberPlace } from '../../src/local/kube-api-place';
import { openToken } from '../../src/local/kube-api-tokens';
import { asksForHelp, readWords } from '../../src/local/kubeconfig-words';
import { bundled } from './tutor-process';

const ANA = { id: 'U0ANA', name: 'ana' };

describe('what is typed behind npm run kubeconfig', () => {
  it.each([
    ['squad-3', 'C0SQUAD3', 'squad-3'],
    ['#squad-3', 'C0SQUAD3', 'squad-3'],
    ['Platform', 'C0PLATFORM', 'platform'],
    ['C0SQUAD3', 'C0SQUAD3', 'squad-3'],
    ['direct', 'D0ANA', 'direct'],
  ])('%s is a channel', (typed, channel, name) => {
    expect(readWords([typed])).toEqual({ pass: { id: { team: 'T0LOCAL', channel }, person: ANA }, channel: name });
  });

  it.each([[['squad-3', '--person', 'ben']], [['--person=BEN', 'squad-3']], [['-p', 'ben', 'squad-3']]])(
    '%j is for somebody else',
    (words) => {
      expect(readWords(words)).toMatchObject({ pass: { person: { id: 'U0BEN', name: 'ben' } } });
    },
  );

  it.each([
    [[], 'Which channel?', 'squad-3, platform, direct'],
    [['none'], 'There is no channel "none" here.', 'squad-3, platform, direct'],
    [['D0BEN'], 'There is no channel "D0BEN" here.', 'squad-3, platform, direct'],
    [['squad-3', 'platform'], 'One channel at a time', 'squad-3'],
    [['squad-3', '--person', 'eve'], 'Nobody here is called "eve".', 'ana, ben, chen'],
    [['squad-3', '--person'], 'Nobody here is called "".', 'ana, ben, chen'],
    [['squad-3', '--as', 'ben'], 'unknown flag: --as', '--person NAME'],
  ])('%j is refused, with what there is', (words, message, hint) => {
    const refused = readWords(words);
    if (!isRejected(refused)) throw new Error('it was taken');
    expect([refused.message, refused.hint]).toEqual([expect.stringContaining(message), expect.stringContaining(hint)]);
  });

  it('may be a question', () => {
    expect([asksForHelp(['--help']), asksForHelp(['help']), asksForHelp(['squad-3'])]).toEqual([true, true, false]);
  });
});

describe('where the Kubernetes API is', () => {
  const place = { url: 'https://127.0.0.1:1', cert: 'cert', key: Buffer.from('key') };
  let folder: string;
  beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'kube-tutor-'))));
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('is for its owner alone to read', async () => {
    const file = placeFile({ folder, port: 3000 });
    await writeFile(file, 'left by another', { mode: 0o666 });
    await rememberPlace(file, place);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await readPlace(file)).toEqual(place);
    await chmod(file, 0o644);
    expect(await readPlace(file)).toBeUndefined();
    await forgetPlace(file);
    expect(await readPlace(file)).toBeUndefined();
  });

  it('lies beside the data, or where nothing is kept among what is for a while', () => {
    expect(placeFile({ folder: 'data', port: 3000 })).toBe(join('data', 'kube-api.json'));
    const names = [3000, 3001].map((port) => placeFile({ folder: undefined, port }));
    expect(new Set(names).size).toBe(2);
    expect(names.every((name) => name.startsWith(tmpdir()))).toBe(true);
  });

  it('is unknown where the file is no such file', async () => {
    const file = join(folder, 'kube-api.json');
    await writeFile(file, '{', { mode: 0o600 });
    expect(await readPlace(file)).toBeUndefined();
  });
});

describe('npm run kubeconfig', () => {
  let folder: string;
  let programs: { readonly start: readonly string[]; readonly kubeconfig: readonly string[] };
  const children: ChildProcess[] = [];
  beforeAll(async () => {
    const [start, kubeconfig] = [await bundled('start'), await bundled('kubeconfig')];
    programs = { start, kubeconfig };
  });
  beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'kube-tutor-'))));
  afterEach(async () => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
    await rm(folder, { recursive: true, force: true });
  });

  const begin = (program: readonly string[], words: readonly string[], environment: object) => {
    const env = { ...process.env, PORT: '0', KUBE_TUTOR_DATA: folder, DYNAMODB_ENDPOINT: '', ...environment };
    const child = spawn(process.execPath, [...program, ...words], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    children.push(child);
    const printed = { out: '', err: '' };
    child.stdout.on('data', (chunk: Buffer) => (printed.out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (printed.err += chunk.toString()));
    return { child, printed };
  };
  const run = async (words: readonly string[], environment = {}) => {
    const { child, printed } = begin(programs.kubeconfig, words, environment);
    const [code] = (await once(child, 'close')) as [number];
    return { code, ...printed };
  };
  const until = async (holds: () => boolean): Promise<void> => {
    for (let tries = 0; !holds() && tries < 500; tries++) await new Promise((go) => setTimeout(go, 20));
  };

  it('prints what kubectl needs of the tutor that runs; when that ends, nothing is left of it', async () => {
    expect(await run(['squad-3'])).toEqual({
      code: 1,
      out: '',
      err: 'No kube-tutor runs here.\nStart it in another terminal: npm start\n',
    });
    const { child, printed } = begin(programs.start, [], {});
    await until(() => printed.out.includes('kubectl:'));
    expect(printed.out).toMatch(/^ready http:\/\/localhost:\d+\nkubectl: npm run kubeconfig -- squad-3\n$/);
    const { code, out, err } = await run(['#squad-3', '--person', 'ben']);
    expect([code, err]).toEqual([0, '']);
    const config = parse(out) as {
      readonly clusters: readonly { readonly cluster: Readonly<Record<string, string>> }[];
      readonly users: readonly { readonly user: { readonly token: string } }[];
    };
    expect(config).toMatchObject({
      kind: 'Config',
      'current-context': 'kube-tutor-squad-3',
      contexts: [{ name: 'kube-tutor-squad-3', context: { namespace: 'default', cluster: 'kube-tutor-squad-3' } }],
    });
    const { server, 'certificate-authority-data': authority } = config.clusters[0]!.cluster;
    expect(server).toMatch(/^https:\/\/127\.0\.0\.1:\d+\/clusters\/T0LOCAL\/C0SQUAD3$/);
    const place = (await readPlace(placeFile({ folder, port: 0 })))!;
    expect(Buffer.from(authority!, 'base64').toString()).toBe(place.cert);
    const pass = openToken(config.users[0]!.user.token, place.key, Date.now());
    expect(pass).toEqual({ id: { team: 'T0LOCAL', channel: 'C0SQUAD3' }, person: { id: 'U0BEN', name: 'ben' } });
    expect((await run(['none'])).err).toContain('There are: squad-3, platform, direct.');
    expect((await run(['--help'])).out).toContain('npm run kubeconfig -- CHANNEL [--person NAME]');
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
    await expect(readFile(placeFile({ folder, port: 0 }))).rejects.toThrow('ENOENT');
    expect((await run(['squad-3'])).code).toBe(1);
  }, 30_000);

  it('has nothing to print where the port was taken; the tutor runs all the same', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as { readonly port: number };
    const { printed } = begin(programs.start, [], { KUBE_API_PORT: String(port) });
    await until(() => printed.err.includes('kubectl:'));
    other.close();
    expect(printed.err).toContain(`kubectl: port ${port} is taken. Choose another: KUBE_API_PORT=0 npm start`);
    expect(printed.out).toMatch(/^ready \S+\n$/);
    expect((await run(['squad-3'])).code).toBe(1);
  }, 30_000);
});
