/**
 * Encrypts by a key of KMS that never leaves it. The context is authenticated: what was encrypted for one workspace does
 * not decrypt for another, and stands in the records of CloudTrail beside each use. The client is made at the first use.
 */
import type { KMSClient } from '@aws-sdk/client-kms';
import type { Cipher, CipherContext } from '../app/ports';

/** Milliseconds: twice this, and there is time left within Slack's three seconds. */
const TIMEOUTS = { connectionTimeout: 400, requestTimeout: 700, throwOnRequestTimeout: true } as const;

export class KmsCipher implements Cipher {
  private client: Promise<KMSClient> | undefined;

  /** @param keyId id or ARN of the key */
  constructor(private readonly keyId: string) {}

  async encrypt(text: string, context: CipherContext): Promise<string> {
    const { EncryptCommand } = await import('@aws-sdk/client-kms');
    const command = new EncryptCommand({
      KeyId: this.keyId,
      Plaintext: Buffer.from(text),
      EncryptionContext: { ...context },
    });
    const { CiphertextBlob: sealed } = await (await this.connected()).send(command);
    if (sealed === undefined) throw new Error('KMS answered without a text');
    return Buffer.from(sealed).toString('base64');
  }

  async decrypt(text: string, context: CipherContext): Promise<string> {
    const { DecryptCommand } = await import('@aws-sdk/client-kms');
    const command = new DecryptCommand({
      KeyId: this.keyId,
      CiphertextBlob: Buffer.from(text, 'base64'),
      EncryptionContext: { ...context },
    });
    const { Plaintext: open } = await (await this.connected()).send(command);
    if (open === undefined) throw new Error('KMS answered without a text');
    return Buffer.from(open).toString('utf8');
  }

  /** What needs no token never loads the client. */
  private connected(): Promise<KMSClient> {
    this.client ??= connect();
    return this.client;
  }
}

async function connect(): Promise<KMSClient> {
  const { KMSClient } = await import('@aws-sdk/client-kms');
  return new KMSClient({ requestHandler: TIMEOUTS, maxAttempts: 2 });
}
