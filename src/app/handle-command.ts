/**
 * One command of a channel from its text to its reply: load, run, save if nobody was faster, answer.
 */
import { isRejected } from '../api/rejection';
import { parseCommand } from '../commands/grammar/parse';
import { composeRejection } from '../tutor/compose';
import type { RunningExercise } from '../tutor/exercises/running';
import type { Button, Reply } from '../tutor/reply';
import type { AnyVerb, ChannelContext } from './channel-verb';
import { ChannelQueue } from './channel-queue';
import { claimEvent } from './claimed-events';
import { type CommandFigures, withFigures } from './command-figures';
import type { CommandRequest } from './command-request';
import { CourseNews } from './course-news';
import { follow } from './exercises/follow';
import { FreshRecords } from './fresh-records';
import { noteExercise } from './learners/exercises-done';
import { quotaOf } from './limits';
import { Looks } from './looks';
import { newChannel } from './new-channel';
import { busy, doneBefore, notShared } from './not-carried-out';
import type { ChannelId, ChannelRecord, Ports, RememberedRequest } from './ports';
import { ReplyPictures, type Shown } from './pictures/reply-pictures';
import { toldChange } from './pictures/told-change';
import { WorkspacePictures } from './pictures/workspace-pictures';
import { inPrivate } from './private-words';
import { quizNews, type QuizNews } from './quiz-news';
import { type Next, recordAfter, replaced, withNew } from './record-after';
import { type ForChannel, type Outcome, run } from './run';
import { newsFor, newsLine } from './since';
import { isPrivate, visitOf } from './visit';

/** Milliseconds after which a command gives way: the reply must reach Slack within its three seconds. */
const PATIENCE = 2_200;
/** Longest first wait after a conflict, milliseconds; it grows with every further one. */
const FIRST_WAIT = 20;

/** What a command does to the record, besides its reply. */
interface Effect {
  readonly reply: Reply;
  /** The reply says why not. */
  readonly refused?: true;
  readonly next?: Next;
  /** The lesson or mission that this has ended, done. */
  readonly finished?: RunningExercise;
  /** Statements of the course that the reply shows. */
  readonly shown?: readonly string[];
}

export class CommandHandler {
  private readonly queue = new ChannelQueue();
  private readonly fresh = new FreshRecords();
  private readonly looks: Looks;
  private readonly course: CourseNews;
  private readonly workspacePictures: WorkspacePictures;
  private readonly pictures: ReplyPictures;

  constructor(
    private readonly ports: Ports,
    private readonly verbs: readonly AnyVerb[],
    private readonly patience = PATIENCE,
  ) {
    this.looks = new Looks(ports.clusters, verbs, ports.log);
    this.course = new CourseNews(ports, verbs);
    this.workspacePictures = new WorkspacePictures(ports);
    this.pictures = new ReplyPictures(ports.pictures, this.workspacePictures, ports.log);
  }

  /** Answers a command. Throws StoreError when the store fails; whether a change was saved is then unknown. */
  async handle(request: CommandRequest): Promise<Reply> {
    const reply = await withFigures(request, this.verbs, this.ports, (figures) => this.answer(request, figures));
    return isPrivate(request.id) ? inPrivate(reply) : reply;
  }

  private answer(request: CommandRequest, figures: CommandFigures): Promise<Reply> {
    const deadline = this.ports.clock.now() + this.patience;
    const arrival = this.fresh.arrive();
    const channel = `${request.id.team}#${request.id.channel}`;
    if (this.keepsCluster(request)) return this.queue.run(`${channel} aside`, () => this.aside(request, figures));
    return this.queue.run(channel, () => this.attempt(request, deadline, arrival, figures));
  }

  /**
   * What the whole channel should see besides the answer to the request at hand. Undefined, as a rule.
   * @param delivered whether the answer to the request reached Slack
   * @param left milliseconds until Slack must have an answer
   */
  async quizNews(request: CommandRequest, delivered: boolean, left: number): Promise<QuizNews | undefined> {
    const news = await quizNews(request, delivered, left, this.ports);
    const record = news && (await this.ports.clusters.load(request.id));
    if (news === undefined || record === undefined) return news;
    const deed = { team: request.id.team, person: request.person, text: request.text };
    const { reply } = await follow({ reply: news.reply }, record, deed, this.ports);
    return { ...news, reply };
  }

  /** How far the person is in the course, when it is time to tell them; whoever asks must say what became of it. */
  courseNote(request: CommandRequest): Promise<Reply | undefined> {
    return this.course.begin(request);
  }

  /** @param reached whether the note reached Slack */
  courseNoted(request: CommandRequest, reached: boolean): Promise<void> {
    return this.course.settle(request, reached);
  }

  /** Whether this is the first delivery of what Slack may deliver several times. */
  isFirst(request: CommandRequest): Promise<boolean> {
    return claimEvent(this.ports.documents, request);
  }

  private keepsCluster({ text }: CommandRequest): boolean {
    const parsed = parseCommand(text, this.verbs);
    return !isRejected(parsed) && this.verbs.some((verb) => verb === parsed.verb && 'act' in verb && verb.keepsCluster);
  }

  /** A command that has no part in the order of those that change the cluster: it never has to give way. */
  private async aside(request: CommandRequest, figures: CommandFigures): Promise<Reply> {
    const setting = this.pictures.begin(request.id.team);
    const record = (await this.ports.clusters.load(request.id)) ?? newChannel(request.id);
    const seen = await this.looks.last(request, record);
    const { reply, refused } = await this.effectOf(request, record, seen);
    if (refused === true) figures.outcome = 'refused';
    else await this.looks.note(request, record, seen);
    this.course.remember(request.id, record);
    return this.pictures.add(reply, shownAt(request.id, record), await setting);
  }

  /** Runs and saves until the save succeeds or the time is over. Runs are pure, so running again is safe. */
  private async attempt(
    request: CommandRequest,
    deadline: number,
    arrival: number,
    figures: CommandFigures,
  ): Promise<Reply> {
    const { clusters, clock, log } = this.ports;
    const setting = this.pictures.begin(request.id.team);
    for (; clock.now() < deadline; figures.conflicts++) {
      const { conflicts } = figures;
      if (conflicts > 0) await clock.sleep(Math.random() * FIRST_WAIT * Math.min(conflicts, 8));
      const before = this.fresh.take(request.id, arrival) ?? (await clusters.load(request.id));
      const record = before ?? newChannel(request.id);
      const earlier = record.requests.find(({ id }) => id === request.request);
      if (earlier !== undefined) {
        figures.outcome = 'again';
        const again = await this.again(request, earlier);
        return this.pictures.add(again, shownAt(request.id, record, earlier.version), await setting);
      }
      const seen = await this.looks.last(request, record);
      const effect = await this.effectOf(request, record, seen);
      const { reply, next } = effect;
      if (next === undefined) {
        if (effect.refused === true) figures.outcome = 'refused';
        else await this.looks.note(request, record, seen);
        await this.course.noteLook(request.id, record, effect.shown ?? []);
        this.course.remember(request.id, record);
        return this.pictures.add(reply, shownAt(request.id, record), await setting);
      }
      if (request.share === true) return notShared(request);
      const after = recordAfter(record, next, { ...request, reply, seen, at: clock.now() });
      if ((await clusters.save(request.id, after, before)) === 'saved') {
        this.fresh.keep(request.id, after);
        figures.changed(record.cluster, after.cluster);
        if (effect.finished !== undefined) await noteExercise(this.ports, request.id.team, effect.finished);
        this.course.remember(request.id, after);
        return this.pictures.add(forVersion(reply, after.version), shownAt(request.id, after), await setting);
      }
    }
    log.info('busy');
    figures.outcome = 'busy';
    return busy(request);
  }

  /** The answer to a request that was delivered before: it is computed from what the channel was then. */
  private async again(request: CommandRequest, { version, seen }: RememberedRequest): Promise<Reply> {
    const record = await this.version(request.id, version - 1);
    if (record === undefined) return doneBefore(request);
    this.ports.log.info('delivered-again');
    return forVersion((await this.effectOf(request, record, seen)).reply, version);
  }

  /** What the command does. A reply to a change also says what others changed meanwhile. */
  private async effectOf(request: CommandRequest, record: ChannelRecord, seen: number | undefined): Promise<Effect> {
    const deed = { team: request.id.team, person: request.person, text: request.text };
    const effect = await follow(await this.run(request, record, seen), record, deed, this.ports);
    const news = effect.next && newsFor(record, request.person, seen);
    if (news === undefined) return effect;
    const line = newsLine(news, record, await this.version(request.id, news.seen));
    return line === undefined ? effect : { ...effect, reply: withAside(effect.reply, line) };
  }

  private async run(request: CommandRequest, record: ChannelRecord, seen: number | undefined): Promise<Effect> {
    const { verbs } = this;
    const { text, pressed, id, person } = request;
    const visit = visitOf(id, record, person, seen);
    const quota = quotaOf(record.limits);
    const asked = await toldChange(text, record, verbs, (version) => this.version(id, version));
    if (isRejected(asked)) return { reply: { ...composeRejection(asked, text, verbs), pressed }, refused: true };
    const { cluster: shown = record.cluster, told } = asked ?? {};
    const outcome = run(shown, text, { verbs, taught: record.taught, pressed, quota, visit, told });
    if ('channelVerb' in outcome) return this.act(outcome, request, record);
    const { cluster, reply, changed, taught, shown: statements, ...rest } = outcome satisfies Outcome;
    return changed
      ? { reply, next: { ...replaced(record, cluster), taught, shown: withNew(record, statements) } }
      : { reply, shown: statements, ...rest };
  }

  private async act(
    { channelVerb, words }: ForChannel,
    request: CommandRequest,
    record: ChannelRecord,
  ): Promise<Effect> {
    const { id, person, pressed, text } = request;
    const writesAside = channelVerb.effect === 'change' && channelVerb.keepsCluster === true;
    if (request.share === true && writesAside) return { reply: notShared(request) };
    const { verbs, ports } = this;
    const context: ChannelContext = {
      id,
      person,
      request: request.request,
      pressed,
      ...(request.answerTo === undefined ? {} : { answerTo: request.answerTo }),
      record,
      version: (number) => this.version(id, number),
      saved: (number) =>
        number === 0 ? Promise.resolve(newChannel(id).cluster) : ports.clusters.loadSaved(id, number),
      verbs,
      ports,
      pictures: this.workspacePictures,
    };
    const answer = await channelVerb.act(words, context);
    if (!isRejected(answer)) return answer;
    return { reply: { ...composeRejection(answer, text, verbs), pressed }, refused: true };
  }

  private async version(id: ChannelId, version: number): Promise<ChannelRecord | undefined> {
    return version === 0 ? newChannel(id) : this.ports.clusters.loadVersion(id, version);
  }
}

/** One more small line, in `text` too. */
function withAside(reply: Reply, line: string): Reply {
  return { ...reply, aside: [line, ...(reply.aside ?? [])], text: `${reply.text} ${line}.` };
}

/** What an image shows: the cluster of a version, the newest one unless another is named. */
function shownAt(channel: ChannelId, { version: newest, commands }: ChannelRecord, version = newest): Shown {
  return { channel, version, commands };
}

/** A button that rewinds takes back what this reply tells of, and nothing that came later. */
function forVersion(reply: Reply, version: number): Reply {
  const pinned = (button: Button) => (button.run === 'undo' ? { ...button, run: `undo --if ${version}` } : button);
  return { ...reply, buttons: reply.buttons.map(pinned) };
}
