/**
 * Where the Kubernetes API of a running tutor is, and the key that its tokens are sealed with: a file that only its owner
 * may read, for `npm run kubeconfig`.
 */
import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';

export interface KubeApiPlace {
  /** `https://127.0.0.1:3443` */
  readonly url: string;
  /** The certificate as PEM. */
  readonly cert: string;
  readonly key: Buffer;
}

/** Which tutor: the folder of its data, or without one the port of its page. */
export interface Instance {
  readonly folder: string | undefined;
  readonly port: number;
}

export function placeFile({ folder, port }: Instance): string {
  return folder === undefined
    ? join(tmpdir(), `kube-tutor-${userInfo().uid}-${port}.json`)
    : join(folder, 'kube-api.json');
}

export async function rememberPlace(file: string, { url, cert, key }: KubeApiPlace): Promise<void> {
  await mkdir(join(file, '..'), { recursive: true });
  // What a tutor left there that was killed, or what somebody put there: it is never written through.
  await rm(file, { force: true });
  const text = JSON.stringify({ url, cert, key: key.toString('base64') });
  await writeFile(file, text, { mode: 0o600, flag: 'wx' });
}

export const forgetPlace = (file: string): Promise<void> => rm(file, { force: true });

/** Undefined where no tutor left one, or where others could have written it. */
export async function readPlace(file: string): Promise<KubeApiPlace | undefined> {
  try {
    const { uid, mode } = await stat(file);
    if (uid !== userInfo().uid || (mode & 0o077) !== 0) return undefined;
    const { url, cert, key } = JSON.parse(await readFile(file, 'utf8')) as Readonly<Record<keyof KubeApiPlace, string>>;
    return { url, cert, key: Buffer.from(key, 'base64') };
  } catch {
    return undefined;
  }
}
