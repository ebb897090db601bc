/**
 * Watches on the wire: connections that stay open, so many and so long.
 */
import type { ServerResponse } from 'node:http';
import type { Caller, ChannelApi } from '../app/kube-api/channel-api';
import { ChannelWatch } from '../app/kube-api/channel-watch';
import type { ApiRequest, ApiResponse } from '../kube-api/request';
import { statusResponse } from '../kube-api/status';
import { readWatch } from '../kube-api/watch';

/** Watches at a time. */
export const MOST_WATCHES = 50;
/** Milliseconds for which one is held; kubectl begins another one by itself. */
export const LONGEST_WATCH = 5 * 60_000;
/** Milliseconds between bookmarks. */
const BOOKMARK_EVERY = 60_000;
/** Characters that a slow reader may be behind. */
const MOST_BEHIND = 8_000_000;

const TOO_MANY: ApiResponse = {
  ...statusResponse({
    code: 429,
    reason: 'TooManyRequests',
    message: 'Too many requests, please try again later.',
    details: { retryAfterSeconds: 1 },
  }),
  headers: { 'Retry-After': '1' },
};

export class KubeApiWatches {
  private readonly open = new Set<() => void>();

  constructor(private readonly api: ChannelApi) {}

  /** Holds a watch until it is over. Answers why not, where it cannot begin. */
  async hold({ id }: Caller, request: ApiRequest, response: ServerResponse): Promise<ApiResponse | undefined> {
    const watch = readWatch(request);
    if ('status' in watch) return watch;
    if (this.open.size >= MOST_WATCHES) return TOO_MANY;
    let bookmarks: NodeJS.Timeout | undefined;
    let timer: NodeJS.Timeout | undefined;
    const end = (): void => {
      if (!this.open.delete(end)) return;
      clearInterval(bookmarks);
      clearTimeout(timer);
      held.end();
      if (response.headersSent) response.end();
    };
    const held = new ChannelWatch(watch, this.api.versions, id, (lines) => sendLines(response, lines, end));
    this.open.add(end);
    response.once('close', end);
    const refused = await this.begin(held, id, response).catch((error: unknown) => {
      end();
      throw error;
    });
    if (refused !== undefined) {
      end();
      return refused;
    }
    const longest = Math.min((watch.timeoutSeconds ?? Infinity) * 1000, LONGEST_WATCH);
    if (this.open.has(end)) {
      timer = setTimeout(end, longest);
      bookmarks = setInterval(() => held.mark(), BOOKMARK_EVERY);
    }
    return undefined;
  }

  /** Ends all of them, in order: readers hear of an end, not of a failure. */
  close(): void {
    for (const end of [...this.open]) end();
  }

  private async begin(
    held: ChannelWatch,
    id: Caller['id'],
    response: ServerResponse,
  ): Promise<ApiResponse | undefined> {
    const newest = await this.api.newest(id);
    if ('status' in newest) return newest;
    const refused = await held.begin(newest);
    // kubectl goes on when it has the headers, also where there is nothing to tell yet.
    if (refused === undefined) openStream(response);
    return refused;
  }
}

function openStream(response: ServerResponse): void {
  if (response.headersSent || response.destroyed) return;
  response.writeHead(200, { 'Content-Type': 'application/json', 'Cache-Control': 'no-cache, private' });
  response.flushHeaders();
}

/** Whoever reads too slowly is cut off: it begins again with what it knows. */
function sendLines(response: ServerResponse, lines: string, end: () => void): void {
  openStream(response);
  if (response.destroyed) return;
  response.write(lines);
  if (response.writableLength <= MOST_BEHIND) return;
  end();
  response.destroy();
}
