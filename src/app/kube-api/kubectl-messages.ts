/**
 * Tells a channel what a real kubectl changed in its cluster. One call of kubectl may be many requests (`apply` of ten
 * manifests, `drain`): they are collected for a moment and told in one message.
 */
import type { CommandHandler } from '../handle-command';
import type { CommandRequest } from '../command-request';
import type { Ports } from '../ports';
import type { Reply } from '../../tutor/reply';
import { toldTogether } from './told-together';

/** Milliseconds from the first change of a kubectl to the message. */
const COLLECTED_FOR = 1_500;
/** Calls of kubectl that are collected at a time, and changes of one. */
const MOST_CALLS = 50;
const MOST_CHANGES = 50;
/** Milliseconds that a look for what else is to be said may take. */
const NEWS_WITHIN = 1_000;
/** Of a name that a program gave itself. */
const LONGEST_SESSION = 64;

interface Call {
  readonly request: CommandRequest;
  readonly replies: Reply[];
  /** Tells it now. */
  readonly tell: () => Promise<void>;
}

export class KubectlMessages {
  private readonly calls = new Map<string, Call>();
  private readonly underWay = new Set<Promise<void>>();

  constructor(
    private readonly handler: Pick<CommandHandler, 'quizNews' | 'courseNote' | 'courseNoted'>,
    private readonly ports: Pick<Ports, 'messenger' | 'log' | 'clock'>,
    private readonly collectedFor = COLLECTED_FOR,
  ) {}

  /**
   * Notes a change, to be told.
   * @param session the same for what belongs together; empty where that is not known
   */
  note(request: CommandRequest, session: string, reply: Reply): void {
    const { id, person, request: unique } = request;
    const which = session === '' ? unique : session.slice(0, LONGEST_SESSION);
    const key = JSON.stringify([id.team, id.channel, person.id, which]);
    const call = this.calls.get(key) ?? this.begin(key, request);
    if (call.replies.length === MOST_CHANGES) call.replies.shift();
    call.replies.push(reply);
  }

  /** Tells what was collected so far, and waits until it is told. */
  async settle(): Promise<void> {
    await Promise.all([...this.calls.values()].map(({ tell }) => tell()));
    await Promise.all(this.underWay);
  }

  private begin(key: string, request: CommandRequest): Call {
    const [oldest] = this.calls.size >= MOST_CALLS ? this.calls.values() : [];
    void oldest?.tell();
    const replies: Reply[] = [];
    const tell = (): Promise<void> => {
      clearTimeout(timer);
      this.calls.delete(key);
      const told = this.tell(request, replies.splice(0)).finally(() => this.underWay.delete(told));
      this.underWay.add(told);
      return told;
    };
    const timer = setTimeout(() => void tell(), this.collectedFor);
    timer.unref();
    const call: Call = { request, replies, tell };
    this.calls.set(key, call);
    return call;
  }

  private async tell(request: CommandRequest, replies: readonly Reply[]): Promise<void> {
    const { messenger, log } = this.ports;
    const reply = toldTogether(replies);
    if (reply === undefined) return;
    if (messenger === undefined) {
      log.info('kubectl-change-not-told');
      return;
    }
    try {
      // Who changes something in a terminal reads there what became of it: a private answer has nobody to go to.
      const isTold = reply.audience !== 'channel' || (await messenger.post(request.id, reply, request.person));
      if (isTold === undefined) log.info('kubectl-change-not-told');
      await this.tellMore({ ...request, text: reply.command, request: `${request.request}.told` }, messenger);
    } catch (error) {
      log.error('kubectl-change-not-told', error);
    }
  }

  /** What comes after any answer: a question whose time is over, and how far the person is in the course. */
  private async tellMore(request: CommandRequest, messenger: NonNullable<Ports['messenger']>): Promise<void> {
    const { id, person } = request;
    const news = await this.handler.quizNews(request, true, NEWS_WITHIN);
    if (news !== undefined) await messenger.post(id, news.reply, news.by);
    const note = await this.handler.courseNote(request);
    if (note === undefined) return;
    const posted = await messenger.post({ team: id.team, person: person.id }, note, person);
    await this.handler.courseNoted(request, posted !== undefined);
  }
}
