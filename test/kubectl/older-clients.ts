/** Stands in front of a server and asks for discovery as clients of an older version do. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export class OlderClients {
  /** How often discovery was asked for. */
  asked = 0;
  private readonly server: Server;

  private constructor(
    private readonly behind: string,
    private readonly olderAccept: (accept: string) => string,
  ) {
    this.server = createServer((request, response) => void this.pass(request, response));
  }

  static async inFrontOf(url: string, olderAccept: (accept: string) => string): Promise<OlderClients> {
    const clients = new OlderClients(url, olderAccept);
    await new Promise<void>((resolve) => clients.server.listen(0, '127.0.0.1', resolve));
    return clients;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  close(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  private async pass({ url = '/', headers }: IncomingMessage, response: ServerResponse): Promise<void> {
    const isDiscovery = /^\/apis?(\?|$)/.test(url);
    if (isDiscovery) this.asked++;
    const { accept = '' } = headers;
    const answer = await fetch(this.behind + url, {
      headers: { accept: isDiscovery ? this.olderAccept(accept) : accept },
    });
    response.writeHead(answer.status, { 'Content-Type': answer.headers.get('content-type') ?? '' });
    response.end(Buffer.from(await answer.arrayBuffer()));
  }
}
