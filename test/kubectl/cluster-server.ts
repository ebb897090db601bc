/** A cluster in memory, served to a real kubectl over HTTP on this machine: for comparisons, without a store. */
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Cluster } from '../../src/cluster/cluster';
import { CONTROLLERS } from '../../src/controllers';
import { Loop } from '../../src/controllers/loop';
import { type ApiRequest, type ApiResponse, JSON_TYPE } from '../../src/kube-api/request';
import { read } from '../../src/kube-api/respond';
import { shifted } from '../../src/kube-api/shifted';
import { encodeWatchEvents, initialEvents, isWatch, readWatch, type Watch } from '../../src/kube-api/watch';
import { write } from '../../src/kube-api/write';

export class ClusterServer {
  private readonly server: Server;
  private by: number;
  private served: Cluster;

  private constructor(private readonly kept: Cluster) {
    this.by = shiftOf(kept);
    this.served = shifted(kept, this.by);
    this.server = createServer((request, response) => {
      void readAll(request).then((body) => {
        const answer = this.answer(requestOf(request, body));
        response.writeHead(answer.status, {
          'Content-Type': answer.contentType,
          ...answer.headers,
          ...(answer.warnings === undefined
            ? {}
            : { Warning: answer.warnings.map((one) => `299 - ${JSON.stringify(one)}`) }),
        });
        response.write(answer.body);
        // A watch stays open until the other side has heard enough: nothing moves here by itself.
        if (request.url?.includes('watch=true') !== true || answer.status !== 200) response.end();
      });
    });
  }

  /** What is served: the cluster with its times on the wall's clock. */
  get cluster(): Cluster {
    return this.served;
  }

  /** After a change the controllers work until the cluster rests, and only then is it answered. */
  private answer(request: ApiRequest): ApiResponse {
    if (isWatch(request)) return this.firstOf(readWatch(request));
    if (request.method === 'GET') return read(request, this.served);
    const { response, about } = write(request, this.kept, this.by);
    if (about.length > 0) {
      const loop = new Loop(this.kept, CONTROLLERS);
      loop.rest();
      loop.close();
      this.by = shiftOf(this.kept);
      this.served = shifted(this.kept, this.by);
    }
    return response;
  }

  /** What a watch is told first. */
  private firstOf(watch: Watch | ApiResponse): ApiResponse {
    if (!('about' in watch)) return watch;
    const body = encodeWatchEvents(watch, initialEvents(watch, this.served), true);
    return { status: 200, contentType: JSON_TYPE, body };
  }

  /** @param cluster as it is; it is served as if its moment were now */
  static async start(cluster: Cluster): Promise<ClusterServer> {
    const served = new ClusterServer(cluster);
    await new Promise<void>((resolve) => served.server.listen(0, '127.0.0.1', resolve));
    return served;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  close(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }
}

const shiftOf = (cluster: Cluster): number => Math.floor((Date.now() - cluster.now) / 1000) * 1000;

/** What a request on the wire asks. */
function requestOf(request: IncomingMessage, body: Uint8Array): ApiRequest {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
  const { accept = '', 'content-type': contentType = '' } = request.headers;
  const kubectlCommand = request.headers['kubectl-command'];
  return {
    method: request.method ?? 'GET',
    path: pathname,
    query: searchParams,
    accept,
    contentType,
    kubectlCommand: typeof kubectlCommand === 'string' ? kubectlCommand : '',
    body,
    now: Date.now(),
  };
}

async function readAll(request: IncomingMessage): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
