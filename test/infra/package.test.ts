import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGE, packaged, SECRETS } from './packaged';
import { at, ofType, statementsOf, type Template } from './template';
import { violationsOf } from './template-violations';
import { zipFiles, zipNames } from './zip';

const ROOT = join(__dirname, '..', '..');
const BUNDLES = join(ROOT, 'dist', 'functions');

describe('npm run package', () => {
  let output: string;
  let template: Template;

  beforeAll(() => {
    output = packaged();
    const file = join(PACKAGE, 'cloudformation-template-update-stack.json');
    template = JSON.parse(readFileSync(file, 'utf8')) as Template;
  }, 120_000);

  test('says where the template and the zip are, and how large', () => {
    expect(output).toMatch(/template +dist\/package\/cloudformation-template-update-stack\.json +\d+\.\d KiB/);
    expect(output).toMatch(/slack zip +dist\/package\/slack\.zip +\d+\.\d KiB/);
  });

  test.each(['slack', 'prompts', 'install'])(
    'puts the files of the bundle of %s and their source maps into the zip, and nothing else',
    (name) => {
      expect([...zipNames(readFileSync(join(PACKAGE, `${name}.zip`)))].sort()).toEqual(bundled(name));
    },
  );

  test('puts beside the bundle of pictures the font and the rasteriser, and says which one draws', () => {
    const zip = readFileSync(join(PACKAGE, 'pictures.zip'));
    const beside = 'dist/functions/node_modules/';
    const names = zipNames(zip);
    expect(names.filter((name) => !name.startsWith(beside)).sort()).toEqual(bundled('pictures'));
    expect(names).toEqual(
      expect.arrayContaining([
        `${beside}@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf`,
        `${beside}@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf`,
        `${beside}@resvg/resvg-wasm/index_bg.wasm`,
        `${beside}@resvg/resvg-js/js-binding.js`,
      ]),
    );
    // Without a network, npm may not have the build for Lambda's processor.
    const native = names.filter((name) => name.endsWith('.node'));
    expect(output).toMatch(native.length === 1 ? /are drawn by native code/ : /by WebAssembly.*not to be had \(.+\)/);
    for (const name of native) {
      expect(name).toBe(`${beside}@resvg/resvg-js-linux-arm64-gnu/resvgjs.linux-arm64-gnu.node`);
      // The machine that an ELF file is for: AArch64.
      expect(readFileSync(join(ROOT, name)).readUInt16LE(18)).toBe(0xb7);
    }
  });

  test.each([
    ['SLACK_SIGNING_SECRET_PARAMETER', ['SlackLambdaFunction', 'PicturesLambdaFunction']],
    ['SLACK_BOT_TOKEN_PARAMETER', ['SlackLambdaFunction', 'PromptsLambdaFunction']],
    ['SLACK_CLIENT_SECRET_PARAMETER', ['SlackLambdaFunction', 'PromptsLambdaFunction', 'InstallLambdaFunction']],
  ])('names %s only to who needs it, and lets nobody else fetch it', (name, functions) => {
    const named = ofType(template, 'AWS::Lambda::Function').flatMap(([id, { Properties }]) => {
      const value = at(Properties.Environment, 'Variables', name);
      return typeof value === 'string' ? ([[id, value]] as const) : [];
    });
    expect(named.map(([id]) => id)).toEqual(functions);
    const resource = `:parameter${named[0]?.[1]}"`;
    const allowed = ofType(template, 'AWS::IAM::Role').filter(([, role]) => JSON.stringify(role).includes(resource));
    expect(allowed.map(([id]) => id.replace('Role', 'LambdaFunction'))).toEqual(functions);
  });

  test('names the key of tokens to who needs it, and lets nobody else open one', () => {
    const functions = ofType(template, 'AWS::Lambda::Function').flatMap(([id, { Properties }]) =>
      at(Properties.Environment, 'Variables', 'TOKEN_KEY_ID') === undefined ? [] : [id],
    );
    expect(functions).toEqual(['SlackLambdaFunction', 'PromptsLambdaFunction', 'InstallLambdaFunction']);
    const opening = ofType(template, 'AWS::IAM::Role').flatMap(([id, role]) =>
      statementsOf(role).some(({ Condition }) => at(Condition, 'Null', 'kms:EncryptionContext:team') === 'false')
        ? [id.replace('Role', 'LambdaFunction')]
        : [],
    );
    expect(opening).toEqual(functions);
  });

  test('writes no secret of the environment anywhere: not into the template, and not into a file of a zip', () => {
    const written = readdirSync(PACKAGE).flatMap((file) => {
      const content = readFileSync(join(PACKAGE, file));
      return file.endsWith('.zip') ? [...zipFiles(content).values()] : [content];
    });
    // What is known to stand in the zips is found there.
    expect(written.filter((content) => content.includes('kube-tutor cannot start')).length).toBeGreaterThanOrEqual(4);
    for (const secret of Object.values(SECRETS)) {
      expect(written.some((content) => content.includes(secret))).toBe(false);
    }
  });

  test('gives a function for each file of functions/', () => {
    const made = ofType(template, 'AWS::Lambda::Function').map(([, { Properties }]) => Properties.Handler);
    const files = readdirSync(join(ROOT, 'functions')).map((file) => file.replace('.ts', ''));
    expect([...made].sort()).toEqual(files.sort().map((name) => `dist/functions/${name}.handler`));
  });

  test('is the template that breaks no rule', () => {
    expect(violationsOf(template)).toEqual([]);
  });
});

/** The files that were made for a function, in order: one that a start reads, those that it reads later, and their maps. */
function bundled(name: string): readonly string[] {
  const files = readdirSync(BUNDLES).filter((file) => file.startsWith(`${name}.`));
  expect(files).toEqual(expect.arrayContaining([`${name}.js`, `${name}.js.map`, `${name}.commands.js`]));
  return files.map((file) => `dist/functions/${file}`).sort();
}
