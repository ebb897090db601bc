/**
 * Answers that stay open (watches, logs that somebody follows): so many at a time, each so long, and all of them end in
 * order when the server does.
 */
import type { ServerResponse } from 'node:http';

/** At a time. */
export const MOST_OPEN = 50;
/** Milliseconds for which one is held; who wants more asks again. */
export const LONGEST_OPEN = 5 * 60_000;
/** Bytes that a slow reader may be behind. */
const MOST_BEHIND = 8_000_000;

export class OpenAnswers {
  private readonly open = new Set<OpenAnswer>();

  get size(): number {
    return this.open.size;
  }

  /** Undefined where too many are open. The answer's head goes out with the first that is written. */
  begin(response: ServerResponse, contentType: string): OpenAnswer | undefined {
    if (this.open.size >= MOST_OPEN) return undefined;
    const answer = new OpenAnswer(response, contentType, () => this.open.delete(answer));
    this.open.add(answer);
    return answer;
  }

  /** Readers hear of an end, not of a failure. */
  close(): void {
    for (const answer of [...this.open]) answer.end();
  }
}

export class OpenAnswer {
  private readonly endings: (() => void)[] = [];
  private isOver = false;

  constructor(
    private readonly response: ServerResponse,
    private readonly contentType: string,
    over: () => void,
  ) {
    this.onEnd(over);
    response.once('close', () => this.giveUp());
    const timer = setTimeout(() => this.end(), LONGEST_OPEN);
    this.onEnd(() => clearTimeout(timer));
  }

  /** Calls this once when the answer is over, whoever ended it. */
  onEnd(action: () => void): void {
    if (this.isOver) action();
    else this.endings.push(action);
  }

  /** @param after milliseconds; the usual end comes first where this is later */
  endAfter(after: number): void {
    const timer = setTimeout(() => this.end(), Math.min(after, LONGEST_OPEN));
    this.onEnd(() => clearTimeout(timer));
  }

  every(milliseconds: number, action: () => void): void {
    const timer = setInterval(action, milliseconds);
    this.onEnd(() => clearInterval(timer));
  }

  /** Sends the head at once: readers go on when they have it, also where there is nothing to tell yet. */
  start(): void {
    const { response } = this;
    if (this.isOver || response.headersSent) return;
    response.writeHead(200, { 'Content-Type': this.contentType, 'Cache-Control': 'no-cache, private' });
    response.flushHeaders();
  }

  /** Whoever reads too slowly is cut off: it begins again with what it knows. */
  write(text: string): void {
    if (this.isOver) return;
    this.start();
    this.response.write(text);
    if (this.response.writableLength <= MOST_BEHIND) return;
    this.giveUp();
    this.response.destroy();
  }

  end(): void {
    if (this.isOver) return;
    this.start();
    this.giveUp();
    this.response.end();
  }

  /** Nothing more comes of it; where nothing was sent, the response is as it was. */
  giveUp(): void {
    if (this.isOver) return;
    this.isOver = true;
    for (const action of this.endings.splice(0)) action();
  }
}
