/** Requests to the Kubernetes API of the tutor without a kubectl: byte by byte what a test wants to send. */
import { request } from 'node:https';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { KubeApiServer } from '../../src/local/kube-api-server';
import { sealToken } from '../../src/local/kube-api-tokens';
import { LOCAL_TEAM } from '../../src/local/slack-requests';

export interface Asked {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** The whole `Authorization`; left out: a token for the channel. */
  readonly authorization?: string | null;
}

export interface Answered {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export class KubeApiWire {
  constructor(
    readonly place: KubeApiServer,
    readonly channel: string,
  ) {}

  token(channel = this.channel, now = Date.now()): string {
    const person = { id: 'U0ANA', name: 'ana' };
    return sealToken({ id: { team: LOCAL_TEAM, channel }, person }, this.place.key, now);
  }

  /** @param path below the cluster of the channel; a whole one begins with `//` */
  async ask(path: string, asked: Asked = {}): Promise<Answered> {
    const response = await this.open(path, asked);
    let body = '';
    for await (const chunk of response) body += String(chunk);
    return { status: response.statusCode ?? 0, headers: response.headers, body };
  }

  /** The answer as soon as its head is there. */
  open(path: string, { method = 'GET', headers = {}, body = '', authorization }: Asked = {}): Promise<IncomingMessage> {
    const { hostname, port } = new URL(this.place.url);
    const bearer = authorization === undefined ? `Bearer ${this.token()}` : authorization;
    return new Promise((resolve, reject) => {
      const sent = request(
        {
          ...{ hostname, port, method, ca: this.place.cert, servername: 'localhost', agent: false },
          path: path.startsWith('//') ? path.slice(1) : `/clusters/${LOCAL_TEAM}/${this.channel}${path}`,
          headers: {
            ...(bearer === null ? {} : { Authorization: bearer }),
            ...(body === '' ? {} : { 'Content-Length': Buffer.byteLength(body) }),
            ...headers,
          },
        },
        resolve,
      );
      sent.on('error', reject);
      sent.end(body);
    });
  }
}
