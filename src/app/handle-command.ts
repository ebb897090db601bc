/**
 * One command of a channel from its text to its reply: load, run, save if nobody was faster, answer.
 */
import { isRejected } from '../api/rejection';
import { parseCommand } from '../commands/grammar/parse';
import { composeRejection } from '../tutor/compose';
import type { Button, Reply } from '../tutor/reply';
import type { ChannelAnswer } from './channel-verb';
import { ChannelQueue } from './channel-queue';
import { FreshRecords } from './fresh-records';
import { newChannel } from './new-channel';
import type { ChannelId, ChannelRecord, Person, Ports, RememberedCommand } from './ports';
import { Quiz } from './quiz';
import { type AnyVerb, type ForChannel, type Outcome, run } from './run';

export interface CommandRequest {
  readonly id: ChannelId;
  readonly person: Person;
  /** What was typed after `/kube`, or what a button carries. */
  readonly text: string;
  /** The same for every delivery of one request. */
  readonly request: string;
  /** True when a button was pressed instead of typing. */
  readonly pressed: boolean;
  /** True to show a look-up to everybody: nothing may change. */
  readonly share?: boolean;
}

/** Milliseconds after which a command gives way: the reply must reach Slack within its three seconds. */
const PATIENCE = 2_200;
/** Requests, commands and versions to return to that a channel remembers. */
const REMEMBERED = 50;
/** Longest first wait after a conflict, milliseconds; it grows with every further one. */
const FIRST_WAIT = 20;

/** What a quiz has to say to the channel, and who closed the question. */
export interface QuizNews {
  readonly reply: Reply;
  readonly by: Person;
}

/** What a command does to the record, besides its reply. */
interface Effect {
  readonly reply: Reply;
  readonly next?: Omit<ChannelRecord, 'version' | 'requests' | 'commands'> & { readonly of?: string };
}

export class CommandHandler {
  private readonly queue = new ChannelQueue();
  private readonly fresh = new FreshRecords();

  constructor(
    private readonly ports: Ports,
    private readonly verbs: readonly AnyVerb[],
    private readonly patience = PATIENCE,
  ) {}

  /** Answers a command. Throws StoreError when the store fails; whether a change was saved is then unknown. */
  handle(request: CommandRequest): Promise<Reply> {
    const deadline = this.ports.clock.now() + this.patience;
    const arrival = this.fresh.arrive();
    const channel = `${request.id.team}#${request.id.channel}`;
    if (this.keepsCluster(request)) return this.queue.run(`${channel} aside`, () => this.aside(request));
    return this.queue.run(channel, () => this.attempt(request, deadline, arrival));
  }

  /**
   * What the whole channel should see besides the answer to the request at hand: a quiz question whose time is over,
   * or that was closed by a request which was cut off. Undefined, as a rule.
   * @param delivered whether the answer to the request reached Slack
   */
  async quizNews(request: CommandRequest, delivered: boolean): Promise<QuizNews | undefined> {
    const { clusters, quizzes, clock } = this.ports;
    const quiz = new Quiz(quizzes, clock);
    const log = await quizzes.loadLog(request.id);
    if (delivered) await quiz.noteShown(request.id, request.request, log);
    if (!quiz.hasNews(log)) return undefined;
    const record = (await clusters.load(request.id)) ?? newChannel(request.id);
    const asked = { ...request, command: request.text, record };
    const missed = await quiz.missed(asked, log);
    if (missed !== undefined) {
      const { request: closer, by = request.person } = missed.closing;
      return { reply: quiz.reveal({ ...asked, request: closer }, missed), by };
    }
    const question = await quiz.due(request.id, log);
    if (question === undefined) return undefined;
    const reply = await quiz.closeNow(asked, question);
    return reply.audience === 'channel' ? { reply, by: request.person } : undefined;
  }

  private keepsCluster({ text }: CommandRequest): boolean {
    const parsed = parseCommand(text, this.verbs);
    return !isRejected(parsed) && this.verbs.some((verb) => verb === parsed.verb && 'act' in verb && verb.keepsCluster);
  }

  /** A command that has no part in the order of those that change the cluster: it never has to give way. */
  private async aside(request: CommandRequest): Promise<Reply> {
    const record = (await this.ports.clusters.load(request.id)) ?? newChannel(request.id);
    return (await this.effectOf(request, record)).reply;
  }

  /** Runs and saves until the save succeeds or the time is over. Runs are pure, so running again is safe. */
  private async attempt(request: CommandRequest, deadline: number, arrival: number): Promise<Reply> {
    for (let conflicts = 0; this.ports.clock.now() < deadline; conflicts++) {
      if (conflicts > 0) await this.ports.clock.sleep(Math.random() * FIRST_WAIT * Math.min(conflicts, 8));
      const before = this.fresh.take(request.id, arrival) ?? (await this.ports.clusters.load(request.id));
      const record = before ?? newChannel(request.id);
      const earlier = record.requests.find(({ id }) => id === request.request);
      if (earlier !== undefined) return this.again(request, earlier.version);
      const { reply, next } = await this.effectOf(request, record);
      if (next === undefined) return reply;
      if (request.share === true) return notShared(request);
      const after = recordAfter(record, next, request, reply);
      if ((await this.ports.clusters.save(request.id, after, before)) === 'saved') {
        this.fresh.keep(request.id, after);
        return forVersion(reply, after.version);
      }
    }
    this.ports.log.info('busy');
    return busy(request);
  }

  /** The answer to a request that was delivered before: it is computed from what the channel was then. */
  private async again(request: CommandRequest, version: number): Promise<Reply> {
    const record = await this.version(request.id, version - 1);
    if (record === undefined) return done(request);
    this.ports.log.info('delivered-again');
    return forVersion((await this.effectOf(request, record)).reply, version);
  }

  private async effectOf(request: CommandRequest, record: ChannelRecord): Promise<Effect> {
    const { verbs } = this;
    const outcome = run(record.cluster, request.text, { verbs, taught: record.taught, pressed: request.pressed });
    if ('channelVerb' in outcome) return this.act(outcome, request, record);
    const { cluster, reply, changed, taught } = outcome satisfies Outcome;
    if (!changed) return { reply };
    return { reply, next: { cluster, taught, undo: [...record.undo, record.version].slice(-REMEMBERED), redo: [] } };
  }

  private async act(
    { channelVerb, words }: ForChannel,
    request: CommandRequest,
    record: ChannelRecord,
  ): Promise<Effect> {
    const { id, person, pressed, text } = request;
    if (request.share === true && channelVerb.effect === 'change') return { reply: notShared(request) };
    const version = (number: number) => this.version(id, number);
    const context = {
      id,
      person,
      request: request.request,
      pressed,
      record,
      version,
      verbs: this.verbs,
      ports: this.ports,
    };
    const answer = await channelVerb.act(words, context);
    if (isRejected(answer)) return { reply: { ...composeRejection(answer, text, this.verbs), pressed } };
    const { reply, next } = answer satisfies ChannelAnswer;
    return next === undefined ? { reply } : { reply, next: { ...next, taught: record.taught } };
  }

  private async version(id: ChannelId, version: number): Promise<ChannelRecord | undefined> {
    return version === 0 ? newChannel(id) : this.ports.clusters.loadVersion(id, version);
  }
}

/** The record that a change makes of another. */
function recordAfter(
  record: ChannelRecord,
  { of, ...next }: NonNullable<Effect['next']>,
  request: CommandRequest,
  reply: Reply,
): ChannelRecord {
  const version = record.version + 1;
  const made: RememberedCommand = { version, by: request.person.id, command: reply.command };
  const command = of === undefined ? made : { ...made, of };
  return {
    ...next,
    version,
    requests: [...record.requests, { id: request.request, version }].slice(-REMEMBERED),
    commands: [...record.commands, command].slice(-REMEMBERED),
  };
}

/** A button that rewinds takes back what this reply tells of, and nothing that came later. */
function forVersion(reply: Reply, version: number): Reply {
  const pinned = (button: Button) => (button.run === 'undo' ? { ...button, run: `undo --if ${version}` } : button);
  return { ...reply, buttons: reply.buttons.map(pinned) };
}

const plain = (request: CommandRequest) =>
  ({ audience: 'asker', isPersonal: true, command: request.text, pressed: request.pressed, story: [] }) as const;

function busy(request: CommandRequest): Reply {
  const headline = 'Nothing was changed: others were faster. Try again.';
  return { ...plain(request), headline, buttons: [{ label: 'Try again', run: request.text }], text: headline };
}

function notShared(request: CommandRequest): Reply {
  const headline = 'Not shared: it would change the cluster now.';
  return {
    ...plain(request),
    isPersonal: true,
    headline,
    buttons: [{ label: 'Run it', run: request.text }],
    text: headline,
  };
}

function done(request: CommandRequest): Reply {
  const headline = 'Done before: this request was delivered twice.';
  return { ...plain(request), headline, buttons: [{ label: 'Show the cluster', run: 'show' }], text: headline };
}
