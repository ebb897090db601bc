/** The Runtime API of Lambda: hands events to the client that asks for them, and takes its answers. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a function made of an event. */
export type Outcome =
  | { readonly kind: 'response'; readonly value: unknown }
  | { readonly kind: 'error'; readonly errorType: string; readonly errorMessage: string };

interface Invocation {
  readonly event: object;
  readonly settle: (outcome: Outcome) => void;
}

export class RuntimeApi {
  private readonly waiting: Invocation[] = [];
  private readonly running = new Map<string, Invocation>();
  private readonly server: Server;
  private listener: ServerResponse | undefined;
  private failed: (outcome: Outcome) => void = () => {};
  private count = 0;
  /** Resolves with why the function could not be loaded; never, when it could. */
  readonly initError = new Promise<Outcome>((resolve) => (this.failed = resolve));

  /** @param milliseconds that an invocation may take */
  private constructor(private readonly milliseconds: number) {
    this.server = createServer((request, response) => void this.answer(request, response));
  }

  static async start(milliseconds = 10_000): Promise<RuntimeApi> {
    const api = new RuntimeApi(milliseconds);
    api.server.listen(0, '127.0.0.1');
    await once(api.server, 'listening');
    return api;
  }

  /** `AWS_LAMBDA_RUNTIME_API`. */
  get address(): string {
    return `127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Has the function work on an event. */
  invoke(event: object): Promise<Outcome> {
    return new Promise((settle) => {
      this.waiting.push({ event, settle });
      this.hand();
    });
  }

  close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  private hand(): void {
    const response = this.listener;
    const invocation = response && this.waiting.shift();
    if (response === undefined || invocation === undefined) return;
    this.listener = undefined;
    const id = `request-${++this.count}`;
    this.running.set(id, invocation);
    response.writeHead(200, {
      'content-type': 'application/json',
      'lambda-runtime-aws-request-id': id,
      'lambda-runtime-deadline-ms': String(Date.now() + this.milliseconds),
      'lambda-runtime-invoked-function-arn': 'arn:aws:lambda:eu-central-1:123456789012:function:kube-tutor-test',
      'lambda-runtime-trace-id': 'Root=1-0-0;Sampled=0',
    });
    response.end(JSON.stringify(invocation.event));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    const body = Buffer.concat(chunks).toString('utf8');
    const path = (request.url ?? '').replace('/2018-06-01/runtime/', '');
    if (request.method === 'GET' && path === 'invocation/next') {
      this.listener = response;
      this.hand();
      return;
    }
    const [, id = '', what = ''] = /^invocation\/([^/]+)\/(response|error)$/.exec(path) ?? [];
    if (path === 'init/error') this.failed(errorIn(body));
    else if (!this.running.has(id)) return void response.writeHead(404).end();
    this.running.get(id)?.settle(what === 'error' ? errorIn(body) : { kind: 'response', value: JSON.parse(body) });
    this.running.delete(id);
    response.writeHead(202, { 'content-type': 'application/json' }).end('{"status":"OK"}');
  }
}

function errorIn(body: string): Outcome {
  const { errorType, errorMessage } = JSON.parse(body) as { readonly errorType: string; readonly errorMessage: string };
  return { kind: 'error', errorType, errorMessage };
}
