/** Systems Manager as its client sees it: POST, JSON, the operation in a header. */
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface SsmCall {
  readonly operation: string;
  readonly body: Readonly<Record<string, unknown>>;
}

export class FakeSsm {
  readonly values = new Map<string, string>();
  readonly calls: SsmCall[] = [];
  /** Calls that get no answer. */
  silent = 0;
  private server: Server | undefined;

  async start(): Promise<string> {
    const server = createServer((request, response) => {
      void bodyOf(request).then((text) => {
        const body = JSON.parse(text) as SsmCall['body'];
        this.calls.push({ operation: String(request.headers['x-amz-target']), body });
        if (this.silent-- > 0) return;
        const names = body.Names as readonly string[];
        const known = names.filter((name) => this.values.has(name));
        response.setHeader('Content-Type', 'application/x-amz-json-1.1');
        response.end(
          JSON.stringify({
            Parameters: known.map((Name) => ({ Name, Type: 'SecureString', Value: this.values.get(Name) })),
            InvalidParameters: names.filter((name) => !known.includes(name)),
          }),
        );
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    this.server = server;
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    const { server } = this;
    if (server === undefined) return;
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}
