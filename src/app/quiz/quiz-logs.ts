/**
 * What a channel's log of questions remembers of their lives: which one is open, which was closed last, and whether the
 * channel was shown its answer.
 */
import type { ChannelId, Clock, SaveResult } from '../ports';
import type { Closed, QuizLog, QuizStore, StoredQuestion } from './quiz-port';

/** Milliseconds after which an answer that nobody says was shown counts as lost. */
const SHOWN_WITHIN = 10_000;
/** Tries before a write gives way to others. */
const TRIES = 8;

export class QuizLogs {
  constructor(
    private readonly store: QuizStore,
    private readonly clock: Clock,
  ) {}

  /** Whether something is due in a channel: a question to close, or an answer that the channel did not get. */
  hasNews({ open, closed }: QuizLog): boolean {
    const isOver = open !== undefined && this.clock.now() > open.closesAt;
    return isOver || (isUnshown(closed) && this.isLost(closed));
  }

  /** Whether whoever closed it had time enough to show the answer. */
  isLost({ at }: { readonly at: number }): boolean {
    return this.clock.now() > at + SHOWN_WITHIN;
  }

  /** Notes that the channel was shown the answer to the question that this request closed. */
  async noteShown(channel: ChannelId, request: string, log: QuizLog): Promise<void> {
    const shown = ({ closed, ...rest }: QuizLog): QuizLog | undefined =>
      isUnshown(closed) && closed.request === request ? { ...rest, closed: { ...closed, shown: true } } : undefined;
    // As a rule there is nothing to note, and the log is known already.
    if (shown(log) !== undefined) await this.change(channel, shown);
  }

  /** Takes back that the channel was shown an answer: whoever comes next shows it. */
  noteUnshown(channel: ChannelId, id: string): Promise<void> {
    return this.change(channel, (log) =>
      log.closed?.id === id ? { ...log, closed: { ...log.closed, shown: false } } : undefined,
    );
  }

  saveClosed(channel: ChannelId, log: QuizLog, change: Pick<Closed, 'shown' | 'done'>): Promise<SaveResult> {
    const closed = log.closed === undefined ? {} : { closed: { ...log.closed, ...change } };
    return this.store.saveLog(channel, { ...log, version: log.version + 1, ...closed });
  }

  /** Takes a closed question out of the log's `open`, so that nobody has to look whether it is due. */
  noteClosed(channel: ChannelId, id: string, request: string): Promise<void> {
    return this.change(channel, ({ open, ...log }) =>
      open?.id === id ? { ...log, closed: { id, request, at: this.clock.now() } } : undefined,
    );
  }

  /** Notes that the time of an open question was changed. */
  noteOpen(channel: ChannelId, { id, closesAt }: StoredQuestion): Promise<void> {
    return this.change(channel, (log) => (log.open?.id === id ? { ...log, open: { id, closesAt } } : undefined));
  }

  /** Changes the log, again after a conflict; undefined leaves it as it is. */
  async change(channel: ChannelId, change: (log: QuizLog) => QuizLog | undefined): Promise<void> {
    for (let tries = 0; tries < TRIES; tries++) {
      const log = await this.store.loadLog(channel);
      const next = change(log);
      if (next === undefined) return;
      if ((await this.store.saveLog(channel, { ...next, version: log.version + 1 })) === 'saved') return;
    }
  }
}

/** Logs of earlier programs do not say when a question was closed; what they closed counts as shown. */
export const isUnshown = (closed: Closed | undefined): closed is Closed & { readonly at: number } =>
  closed?.at !== undefined && closed.shown !== true;
