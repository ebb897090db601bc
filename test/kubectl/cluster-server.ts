/** A cluster in memory, served to a real kubectl over HTTP on this machine: for comparisons, without a store. */
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Cluster } from '../../src/cluster/cluster';
import type { ApiRequest } from '../../src/kube-api/request';
import { read } from '../../src/kube-api/respond';
import { shifted } from '../../src/kube-api/shifted';

export class ClusterServer {
  private constructor(
    private readonly server: Server,
    /** What is served: the cluster with its times on the wall's clock. */
    readonly cluster: Cluster,
  ) {}

  /** @param cluster as it is; it is served as if its moment were now */
  static async start(cluster: Cluster): Promise<ClusterServer> {
    const by = Math.floor((Date.now() - cluster.now) / 1000) * 1000;
    const served = shifted(cluster, by);
    const server = createServer((request, response) => {
      void readAll(request).then((body) => {
        const answer = read(requestOf(request, body), served);
        response.writeHead(answer.status, {
          'Content-Type': answer.contentType,
          ...(answer.warnings === undefined
            ? {}
            : { Warning: answer.warnings.map((one) => `299 - ${JSON.stringify(one)}`) }),
        });
        response.end(answer.body);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new ClusterServer(server, served);
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  close(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }
}

/** What a request on the wire asks. */
export function requestOf(request: IncomingMessage, body: Uint8Array): ApiRequest {
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
