/**
 * Encrypts by a key of KMS that never leaves it. The context is authenticated: what was encrypted for one workspace does
 * not decrypt for another, and stands in the records of CloudTrail beside each use. The client is made at the first use.
 */
import type { Cipher, CipherContext } from '../app/ports';
import { DecryptCommand, EncryptCommand, KMSClient } from './kms-client';

/** Milliseconds: twice this, and there is time left within Slack's three seconds. */
const TIMEOUTS = { connectionTimeout: 400, requestTimeout: 700, throwOnRequestTimeout: true } as const;

export class KmsCipher implements Cipher {
  private client: KMSClient | undefined;

  /** @param keyId id or ARN of the key */
  constructor(private readonly keyId: string) {}

  async encrypt(text: string, context: CipherContext): Promise<string> {
    const command = new EncryptCommand({
      KeyId: this.keyId,
      Plaintext: Buffer.from(text),
      EncryptionContext: { ...context },
    });
    const { CiphertextBlob: sealed } = await this.connected().send(command);
    if (sealed === undefined) throw new Error('KMS answered without a text');
    return Buffer.from(sealed).toString('base64');
  }

  async decrypt(text: string, context: CipherContext): Promise<string> {
    const command = new DecryptCommand({
      KeyId: this.keyId,
      CiphertextBlob: Buffer.from(text, 'base64'),
      EncryptionContext: { ...context },
    });
    const { Plaintext: open } = await this.connected().send(command);
    if (open === undefined) throw new Error('KMS answered without a text');
    return Buffer.from(open).toString('utf8');
  }

  /** What needs no token never makes a client, nor reads the code of one. */
  private connected(): KMSClient {
    this.client ??= new KMSClient({ requestHandler: TIMEOUTS, maxAttempts: 2 });
    return this.client;
  }
}
