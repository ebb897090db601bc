/**
 * What of the Kubernetes API is answered bit by bit: watches and logs.
 */
import type { ServerResponse } from 'node:http';
import type { Caller, ChannelApi } from '../app/kube-api/channel-api';
import { ChannelWatch } from '../app/kube-api/channel-watch';
import { FollowedLog } from '../app/kube-api/followed-log';
import { Cluster } from '../cluster/cluster';
import { isPodLog, logText, readPodLog } from '../kube-api/pod-log';
import type { ApiRequest, ApiResponse } from '../kube-api/request';
import { statusResponse } from '../kube-api/status';
import { isWatch, readWatch } from '../kube-api/watch';
import { LONGEST_OPEN, type OpenAnswer, type OpenAnswers } from './open-answers';

/** Milliseconds between bookmarks. */
const BOOKMARK_EVERY = 60_000;

const TOO_MANY: ApiResponse = {
  ...statusResponse({
    code: 429,
    reason: 'TooManyRequests',
    message: 'Too many requests, please try again later.',
    details: { retryAfterSeconds: 1 },
  }),
  headers: { 'Retry-After': '1' },
};

export class KubeApiStreams {
  constructor(
    private readonly api: ChannelApi,
    private readonly open: OpenAnswers,
  ) {}

  /** The answer to a request; undefined where it is under way. */
  answer(caller: Caller, request: ApiRequest, response: ServerResponse): Promise<ApiResponse | undefined> {
    if (isWatch(request)) return this.watch(caller, request, response);
    return isPodLog(request) ? this.log(caller, request, response) : this.api.answer(caller, request);
  }

  private async watch({ id }: Caller, request: ApiRequest, response: ServerResponse): Promise<ApiResponse | undefined> {
    const watch = readWatch(request);
    if ('status' in watch) return watch;
    const stream = this.open.begin(response, 'application/json');
    if (stream === undefined) return TOO_MANY;
    const held = new ChannelWatch(watch, this.api.versions, id, (lines) => stream.write(lines));
    stream.onEnd(() => held.end());
    return refusing(stream, async () => {
      const newest = await this.api.newest(id);
      if ('status' in newest) return newest;
      const refused = await held.begin(newest);
      if (refused !== undefined) return refused;
      stream.start();
      stream.every(BOOKMARK_EVERY, () => held.mark());
      stream.endAfter(watch.timeoutSeconds === undefined ? LONGEST_OPEN : watch.timeoutSeconds * 1000);
      return undefined;
    });
  }

  private async log({ id }: Caller, request: ApiRequest, response: ServerResponse): Promise<ApiResponse | undefined> {
    const newest = await this.api.newest(id);
    if ('status' in newest) return newest;
    const log = readPodLog(request, new Cluster(newest.record.cluster), newest.shift);
    if ('status' in log) return log;
    if (!log.follows) {
      return { status: 200, contentType: 'text/plain', body: logText(log.options, log.lines, newest.shift) };
    }
    const stream = this.open.begin(response, 'text/plain');
    if (stream === undefined) return TOO_MANY;
    const followed = new FollowedLog(log, this.api.versions, id, newest, stream);
    stream.onEnd(() => followed.close());
    stream.start();
    return undefined;
  }
}

/** What is refused, or fails, is answered as if nothing had been begun. */
async function refusing(
  stream: OpenAnswer,
  begin: () => Promise<ApiResponse | undefined>,
): Promise<ApiResponse | undefined> {
  try {
    const refused = await begin();
    if (refused !== undefined) stream.giveUp();
    return refused;
  } catch (error) {
    stream.giveUp();
    throw error;
  }
}
