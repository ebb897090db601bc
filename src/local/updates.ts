/**
 * Tells pages at once that there is something new for them, as Server-Sent Events.
 */
import type { ServerResponse } from 'node:http';
import { SECURITY } from './json-answer';

/** Pages that listen at a time. */
const MOST_LISTENERS = 40;
/** Milliseconds after which a silent line may be taken for a dead one. */
const HEARTBEAT = 15_000;

interface Listener {
  readonly person: string;
  readonly response: ServerResponse;
}

export class Updates {
  private readonly listeners = new Set<Listener>();
  private heartbeat: NodeJS.Timeout | undefined;

  /** Keeps the answer open for a person. What there is now is told first: the page may have missed something. */
  listen(person: string, response: ServerResponse, latest: number): void {
    if (this.listeners.size >= MOST_LISTENERS) {
      response.writeHead(503, SECURITY).end();
      return;
    }
    response.writeHead(200, { ...SECURITY, 'Content-Type': 'text/event-stream' });
    response.write('retry: 1000\n\n');
    const listener = { person, response };
    this.listeners.add(listener);
    response.once('close', () => this.forget(listener));
    this.heartbeat ??= setInterval(() => this.write(': still here\n\n'), HEARTBEAT);
    send(listener, 'change', { latest });
  }

  /** What one person may see has changed; undefined: what everybody may. */
  change(latest: number, person: string | undefined): void {
    for (const listener of this.listeners) {
      if (person === undefined || listener.person === person) send(listener, 'change', { latest });
    }
  }

  /** A channel's cluster has a new version. */
  cluster(channel: string, version: number, person: string | undefined): void {
    for (const listener of this.listeners) {
      if (person === undefined || listener.person === person) send(listener, 'cluster', { channel, version });
    }
  }

  /** Ends every line: a server with an open one would not end. */
  close(): void {
    for (const { response } of this.listeners) response.end();
    this.listeners.clear();
    this.rest();
  }

  private forget(listener: Listener): void {
    this.listeners.delete(listener);
    if (this.listeners.size === 0) this.rest();
  }

  private rest(): void {
    clearInterval(this.heartbeat);
    this.heartbeat = undefined;
  }

  private write(text: string): void {
    for (const { response } of this.listeners) response.write(text);
  }
}

function send({ response }: Listener, event: 'change' | 'cluster', data: object): void {
  response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
}
