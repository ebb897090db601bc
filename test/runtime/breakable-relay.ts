/** The way to a server on this machine, which can be broken and mended. */
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

export class BreakableRelay {
  private readonly server: Server;
  private readonly open = new Set<Socket>();
  private isBroken = false;

  private constructor(private readonly port: number) {
    this.server = createServer((socket) => this.relay(socket));
  }

  /** @param endpoint `http://127.0.0.1:PORT` */
  static async to(endpoint: string): Promise<BreakableRelay> {
    const relay = new BreakableRelay(Number(new URL(endpoint).port));
    relay.server.listen(0, '127.0.0.1');
    await once(relay.server, 'listening');
    return relay;
  }

  get endpoint(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** From now on every connection breaks, until `mend`. */
  break(): void {
    this.isBroken = true;
    for (const socket of this.open) socket.destroy();
  }

  mend(): void {
    this.isBroken = false;
  }

  close(): void {
    this.break();
    this.server.close();
  }

  private relay(socket: Socket): void {
    socket.on('error', () => {});
    if (this.isBroken) {
      socket.destroy();
      return;
    }
    const beyond = connect(this.port, '127.0.0.1');
    beyond.on('error', () => {});
    for (const [one, other] of [
      [socket, beyond],
      [beyond, socket],
    ] as const) {
      this.open.add(one);
      one.pipe(other);
      one.on('close', () => {
        this.open.delete(one);
        other.destroy();
      });
    }
  }
}
