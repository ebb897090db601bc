/**
 * The packages that stay out of the bundle of functions/pictures.ts and lie beside it, where Node finds them: the font,
 * and the rasteriser as WebAssembly, which runs everywhere, and as native code for the processor that Lambda has.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const ROOT = join(__dirname, '..');
const MODULES = join(ROOT, 'node_modules');

/** What the bundler leaves alone. */
export const PICTURE_PACKAGES = ['@resvg/*', '@expo-google-fonts/*'];

/** What each package needs to run, and its licence. */
const FILES = [
  '@expo-google-fonts/inter/package.json',
  '@expo-google-fonts/inter/LICENSE_FONT',
  '@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf',
  '@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf',
  '@resvg/resvg-js/package.json',
  '@resvg/resvg-js/LICENSE',
  '@resvg/resvg-js/index.js',
  '@resvg/resvg-js/js-binding.js',
  '@resvg/resvg-wasm/package.json',
  '@resvg/resvg-wasm/index.js',
  '@resvg/resvg-wasm/index.mjs',
  '@resvg/resvg-wasm/index_bg.wasm',
] as const;

/** Everything that runs on any machine, into `folder`/node_modules. */
export function copyPicturePackages(folder: string): void {
  for (const file of FILES) {
    const target = join(folder, 'node_modules', file);
    mkdirSync(dirname(target), { recursive: true });
    cpSync(join(MODULES, file), target);
  }
}

/** The native code for Lambda: 64-bit ARM, GNU's C library. */
const NATIVE = '@resvg/resvg-js-linux-arm64-gnu';

export type NativeBuild = { readonly isThere: true } | { readonly isThere: false; readonly because: string };

/**
 * The native code, into `folder`/node_modules: from this machine's own packages, or as npm has it or fetches it. Without
 * it pictures are drawn by WebAssembly. Throws for a file that is not the one in package-lock.json.
 *
 * @param npm the program, so that a test can do without a network
 */
export function addNativeBuild(folder: string, npm: readonly string[] = ['npm']): NativeBuild {
  const target = join(folder, 'node_modules', NATIVE);
  if (existsSync(join(MODULES, NATIVE))) {
    cpSync(join(MODULES, NATIVE), target, { recursive: true });
    return { isThere: true };
  }
  const download = mkdtempSync(join(tmpdir(), 'kube-tutor-native-'));
  try {
    const archive = fetchArchive(download, npm);
    if (typeof archive !== 'string') return { isThere: false, because: archive.because };
    mkdirSync(target, { recursive: true });
    const unpacked = spawnSync('tar', ['-xzf', archive, '--strip-components=1', '-C', target], { encoding: 'utf8' });
    if (unpacked.status === 0) return { isThere: true };
    return { isThere: false, because: unpacked.error?.message ?? firstLine(unpacked.stderr) };
  } finally {
    rmSync(download, { recursive: true, force: true });
  }
}

interface Locked {
  readonly version: string;
  readonly integrity: string;
}

function fetchArchive(folder: string, [program = 'npm', ...words]: readonly string[]): string | { because: string } {
  const { version, integrity } = lockedVersion();
  const options = ['--prefer-offline', '--fetch-retries=0', '--fetch-timeout=20000', '--loglevel=error'];
  const packed = spawnSync(
    program,
    [...words, 'pack', `${NATIVE}@${version}`, '--json', '--pack-destination', folder, ...options],
    { cwd: folder, encoding: 'utf8', timeout: 60_000 },
  );
  if (packed.error !== undefined) return { because: packed.error.message };
  if (packed.status !== 0) return { because: firstLine(packed.stderr) };
  const [{ filename }] = JSON.parse(packed.stdout) as [{ readonly filename: string }];
  // Some versions of npm write the scope of a name as a folder.
  const archive = join(folder, filename.replace(/^@/, '').replaceAll('/', '-'));
  const found = `sha512-${createHash('sha512').update(readFileSync(archive)).digest('base64')}`;
  if (found !== integrity) throw new Error(`${NATIVE}@${version} is not the one in package-lock.json`);
  return archive;
}

function lockedVersion(): Locked {
  const lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as {
    readonly packages: Readonly<Record<string, Locked>>;
  };
  const locked = lock.packages[`node_modules/${NATIVE}`];
  if (locked === undefined) throw new Error(`${NATIVE} is not in package-lock.json`);
  return locked;
}

const firstLine = (text: string): string => text.trim().split('\n')[0] ?? '';
