/** KMS as its client sees it: what was encrypted opens with the same key and context, and with nothing else. */
import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

export interface KmsCall {
  readonly operation: string;
  readonly KeyId: string;
  readonly Plaintext?: string;
  readonly CiphertextBlob?: string;
  readonly EncryptionContext?: object;
}

export class FakeKms {
  readonly calls: KmsCall[] = [];
  /** Calls that get no answer. */
  silent = 0;
  private readonly sealed = new Map<string, { readonly text: string; readonly by: string }>();
  private server: Server | undefined;

  async start(): Promise<string> {
    const server = createServer((request, response) => {
      void json(request).then((body) => {
        const call = { ...(body as KmsCall), operation: String(request.headers['x-amz-target']) };
        this.calls.push(call);
        if (this.silent-- > 0) return;
        const answer = call.operation === 'TrentService.Encrypt' ? this.encrypt(call) : this.decrypt(call);
        response.statusCode = '__type' in answer ? 400 : 200;
        response.setHeader('Content-Type', 'application/x-amz-json-1.1').end(JSON.stringify(answer));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    this.server = server;
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.server?.closeAllConnections();
    await new Promise((resolve) => this.server?.close(resolve));
  }

  private encrypt({ KeyId, EncryptionContext, Plaintext = '' }: KmsCall): object {
    const id = Buffer.from(randomUUID()).toString('base64');
    this.sealed.set(id, { text: Plaintext, by: JSON.stringify([KeyId, EncryptionContext]) });
    return { KeyId, CiphertextBlob: id };
  }

  private decrypt({ KeyId, EncryptionContext, CiphertextBlob = '' }: KmsCall): object {
    const found = this.sealed.get(CiphertextBlob);
    const isRight = found?.by === JSON.stringify([KeyId, EncryptionContext]);
    return isRight
      ? { KeyId, Plaintext: found.text }
      : { __type: 'InvalidCiphertextException', message: 'InvalidCiphertext' };
  }
}
