/** Encrypts in a way that a test can see through: but for its own context, nothing opens. */
import type { Cipher, CipherContext } from '../../../src/app/ports';

export class PlainCipher implements Cipher {
  /** How often something was opened. */
  opened = 0;

  encrypt(text: string, context: CipherContext): Promise<string> {
    return Promise.resolve(Buffer.from(JSON.stringify({ context, text })).toString('base64'));
  }

  decrypt(text: string, context: CipherContext): Promise<string> {
    this.opened++;
    const sealed = JSON.parse(Buffer.from(text, 'base64').toString()) as { context: object; text: string };
    if (JSON.stringify(sealed.context) !== JSON.stringify(context)) return Promise.reject(new Error('not for this'));
    return Promise.resolve(sealed.text);
  }
}
