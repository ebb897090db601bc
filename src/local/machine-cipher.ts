/**
 * Encrypts by a key of this machine, which lies beside the data and which only its owner may read: what KMS does in AWS.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Cipher, CipherContext } from '../app/ports';

const ALGORITHM = 'aes-256-gcm';
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** @param folder of the data; without one the key lasts as long as the process, as the data does */
export function machineCipher(folder: string | undefined): Cipher {
  let made: Promise<Buffer> | undefined;
  const key = () => (made ??= folder === undefined ? Promise.resolve(randomBytes(KEY_BYTES)) : keyIn(folder));
  return {
    encrypt: async (text, context) => {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(ALGORITHM, await key(), nonce).setAAD(bytesOf(context));
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64');
    },
    decrypt: async (text, context) => {
      const bytes = Buffer.from(text, 'base64');
      const nonce = bytes.subarray(0, NONCE_BYTES);
      const decipher = createDecipheriv(ALGORITHM, await key(), nonce, { authTagLength: TAG_BYTES });
      decipher.setAAD(bytesOf(context)).setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
      const open = Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
      return open.toString('utf8');
    },
  };
}

/** The same bytes whatever the order of its entries. */
function bytesOf(context: CipherContext): Buffer {
  return Buffer.from(JSON.stringify(Object.entries(context).sort(([a], [b]) => (a < b ? -1 : 1))));
}

/** The key in a folder, made at its first use. */
async function keyIn(folder: string): Promise<Buffer> {
  const file = join(folder, 'token-key');
  await mkdir(folder, { recursive: true });
  try {
    // Fails where there is one already, whoever made it.
    await writeFile(file, randomBytes(KEY_BYTES), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const key = await readFile(file);
  if (key.length !== KEY_BYTES) throw new Error(`${file} is no key: remove it, and install the app again`);
  return key;
}
