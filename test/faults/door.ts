/**
 * Stands before a server and does what networks and servers do on bad days. What passes it is not changed.
 */
import {
  createServer,
  type IncomingMessage,
  request as httpRequest,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** What becomes of one request. */
export type Treatment =
  | 'pass'
  /** It is taken, and nothing ever comes back. */
  | 'silence'
  /** It is done, and nobody hears of it. */
  | 'lose'
  | { readonly after: number }
  /** The answer is another one. */
  | { readonly change: (content: string) => string }
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body: string };

export interface Passing {
  /** The operation of AWS (`PutItem`), or the last part of the path. */
  readonly operation: string;
  /** How many came since the treatment began, from 1. */
  readonly count: number;
}

export type Weather = (passing: Passing) => Treatment | Promise<Treatment>;

const FINE: Weather = () => 'pass';

export class Door {
  private weather = FINE;
  private count = 0;
  private port = 0;
  private server: Server | undefined;

  /** @param target of the server behind it */
  constructor(private readonly target: string) {}

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Listens, again on the same port after `shut`. */
  async open(): Promise<void> {
    const server = createServer((request, response) => {
      this.pass(request, response).catch(() => response.destroy());
    });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(this.port, '127.0.0.1', resolve);
    });
    this.port = (server.address() as AddressInfo).port;
    this.server = server;
  }

  /** From now on connections are refused. */
  async shut(): Promise<void> {
    const { server } = this;
    this.server = undefined;
    if (server === undefined) return;
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }

  /** @param weather nothing special when left out; what was kept without an answer is cut off */
  async set(weather: Weather = FINE): Promise<void> {
    this.weather = weather;
    this.count = 0;
    if (this.server === undefined) await this.open();
    else if (weather === FINE) this.server.closeAllConnections();
  }

  private async pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await buffer(request);
    const treatment = await this.weather({ operation: operationOf(request), count: ++this.count });
    if (treatment === 'silence') return;
    if (typeof treatment === 'object' && 'status' in treatment) {
      response.writeHead(treatment.status, treatment.headers).end(treatment.body);
      return;
    }
    if (typeof treatment === 'object' && 'after' in treatment) {
      await new Promise((resolve) => setTimeout(resolve, treatment.after));
    }
    const answer = await this.forward(request, body);
    const content = await buffer(answer);
    if (treatment === 'lose') return;
    const { statusCode = 500, headers } = answer;
    if (typeof treatment !== 'object' || !('change' in treatment)) {
      response.writeHead(statusCode, headers).end(content);
      return;
    }
    // A length and a checksum belong to what it was.
    const { 'content-length': _length, 'x-amz-crc32': _checksum, ...others } = headers;
    response.writeHead(statusCode, others).end(treatment.change(content.toString('utf8')));
  }

  private forward({ url = '/', method, headers }: IncomingMessage, body: Buffer): Promise<IncomingMessage> {
    return new Promise((resolve, reject) => {
      const sent = httpRequest(this.target + url, { method, headers }, resolve);
      sent.once('error', reject);
      sent.end(body);
    });
  }
}

function operationOf({ headers, url = '' }: IncomingMessage): string {
  const target = headers['x-amz-target'];
  return typeof target === 'string' ? (target.split('.').at(-1) ?? '') : (url.split('/').at(-1) ?? '');
}
