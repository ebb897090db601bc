import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Bundle, bundleFunction } from '../../infra/bundle';
import { copyPicturePackages } from '../../infra/picture-packages';
import type { PictureRequest } from '../../src/app/pictures/picture-request';
import { type EmbeddedServer, ensureTable, startDynamo } from '../../src/local/embedded-table';
import type { HttpResponse } from '../../src/slack/http-event';
import { SealedPictures } from '../../src/slack/picture-links';
import { LAMBDA_ENVIRONMENT } from '../bench/load-time';
import { readGif } from '../pictures/read-gif';
import { readPng } from '../pictures/read-png';
import { fixedSecrets } from '../../src/slack/signing-secrets';

const ROOT = join(__dirname, '..', '..');
const PICTURE: PictureRequest = {
  // Version 0 is a channel in which nobody has typed anything: it is in no table.
  channel: { team: 'T0PICTURES', channel: 'C0PICTURES' },
  version: 0,
  view: 'nodes',
  focus: 'all',
  theme: 'light',
  width: 'phone',
  format: 'png',
};

/** Loads the bundle as Lambda does, and prints its answer as the last line, and how it drew. */
const PROBE = `
  const { handler } = require(process.argv[1]);
  const loadedEarly = Object.keys(require.cache).filter((file) => file.includes('@resvg'));
  if (loadedEarly.length > 0) throw new Error('loaded before it was needed: ' + loadedEarly);
  handler(JSON.parse(process.argv[2]), {}).then((answer) => {
    const isNative = Object.keys(require.cache).some((file) => file.endsWith('.node'));
    console.log('\\n' + JSON.stringify({ ...answer, isNative }));
  });
`;

type Answer = HttpResponse & { readonly isNative: boolean };

describe('the bundle of functions/pictures.ts', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kube-tutor-pictures-'));
  const links = new SealedPictures(fixedSecrets(LAMBDA_ENVIRONMENT.SLACK_SIGNING_SECRET ?? ''));
  let bundle: Bundle;
  let table: EmbeddedServer;
  let still: Answer;

  beforeAll(async () => {
    bundle = await bundleFunction('pictures', folder);
    copyPicturePackages(folder);
    table = await startDynamo(undefined);
    await ensureTable(table.endpoint, 'kube-tutor');
    still = await get(links.link(PICTURE));
  }, 60_000);

  afterAll(async () => {
    await table.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('holds neither the rasteriser nor the font, and nothing that takes requests of Slack', () => {
    const foreign = bundle.files
      .flatMap(({ inputs }) => Object.keys(inputs))
      .filter((path) =>
        /node_modules\/(@resvg|@expo-google-fonts|@slack|react|dynalite)\/|^(test|src\/local|infra|playground)\//.test(
          path,
        ),
      );
    expect(foreign).toEqual([]);
    expect(bundle.files.flatMap(({ inputs }) => Object.keys(inputs))).not.toContain('src/slack/slack-app.ts');
  });

  test('draws by WebAssembly where there is no native code for the machine', () => {
    expect(still).toMatchObject({ statusCode: 200, isBase64Encoded: true, isNative: false });
    expect(still.headers).toMatchObject({ 'Content-Type': 'image/png' });
    const { width, height, colours } = readPng(bytesOf(still));
    expect(width).toBe(800);
    expect(height).toBeGreaterThan(200);
    expect(colours.length).toBeGreaterThan(8);
  });

  test('draws the same by native code where it lies beside the bundle', async () => {
    const scope = join('node_modules', '@resvg');
    const builds = readdirSync(join(ROOT, scope)).filter((name) => name.startsWith('resvg-js-'));
    expect(builds).not.toEqual([]);
    for (const build of builds) cpSync(join(ROOT, scope, build), join(folder, scope, build), { recursive: true });
    const answer = await get(links.link(PICTURE));
    expect(answer.isNative).toBe(true);
    expect(answer.body).toBe(still.body);
  });

  test('sends an animation', async () => {
    const answer = await get(links.link({ ...PICTURE, format: 'gif' }));
    expect(answer.headers).toMatchObject({ 'Content-Type': 'image/gif' });
    expect(readGif(bytesOf(answer)).frames.length).toBeGreaterThan(0);
  });

  test('has nothing behind an address of somebody else, nor on any other path', async () => {
    const others = new SealedPictures(fixedSecrets('another secret'));
    expect(await get(others.link(PICTURE))).toMatchObject({ statusCode: 404, body: '' });
    expect(await get('/')).toMatchObject({ statusCode: 404, body: '' });
  });

  const bytesOf = ({ body }: Answer): Buffer => Buffer.from(body, 'base64');

  /** Starts a process of Node with the bundle and has it answer one request. */
  async function get(path: string): Promise<Answer> {
    const event = { version: '2.0', rawPath: path, requestContext: { http: { method: 'GET', path } } };
    const env = { ...LAMBDA_ENVIRONMENT, DYNAMODB_ENDPOINT: table.endpoint };
    const words = ['-e', PROBE, bundle.file, JSON.stringify(event)];
    const { stdout } = await promisify(execFile)(process.execPath, words, { env, maxBuffer: 8_000_000 });
    return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Answer;
  }
});
