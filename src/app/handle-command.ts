/**
 * One command of a channel from its text to its reply: load, run, save if nobody was faster, answer.
 */
import { isRejected } from '../api/rejection';
import { parseCommand } from '../commands/grammar/parse';
import type { Button, Reply } from '../tutor/reply';
import { printable } from '../tutor/typed';
import type { AnyVerb } from './channel-verb';
import { ChannelQueue } from './channel-queue';
import { type Claim, claimEvent } from './claimed-events';
import { type CommandFigures, type CommandOutcome, withFigures } from './command-figures';
import type { CommandRequest } from './command-request';
import { CommandEffects } from './command-effects';
import { CourseNews } from './course-news';
import { DAYS } from './documents';
import { follow } from './exercises/follow';
import { FreshRecords } from './fresh-records';
import { noteExercise } from './learners/exercises-done';
import { Gate } from './gate';
import { Looks } from './looks';
import { withPasted } from './manifests/pasted';
import { newChannel } from './new-channel';
import { beingErased, busy, doneBefore, notShared } from './not-carried-out';
import type { ChannelId, ChannelRecord, Ports, RememberedRequest } from './ports';
import { ReplyPictures, type Shown } from './pictures/reply-pictures';
import { WorkspacePictures } from './pictures/workspace-pictures';
import { eraseUninstalled } from './privacy/erase-team';
import { GoneTeams } from './privacy/gone-teams';
import { Visitors } from './privacy/visitors';
import { inPrivate } from './private-words';
import { quizNews, type QuizNews } from './quiz/quiz-news';
import { recordAfter } from './record-after';
import { isPrivate } from './visit';
import { isUsedIn } from './workspace/may-use';
import { WorkspaceChoices } from './workspace/workspace-settings';

/** Milliseconds after which a command gives way: the reply must reach Slack within its three seconds. */
const PATIENCE = 2_200;
/** Longest first wait after a conflict, milliseconds; it grows with every further one. */
const FIRST_WAIT = 20;

export interface CarriedOut {
  readonly reply: Reply;
  readonly outcome: CommandOutcome;
}

interface Arrived {
  /** In the order of commands; see FreshRecords. */
  readonly place: number;
  readonly record: Promise<ChannelRecord | undefined> | undefined;
}

export class CommandHandler {
  private readonly queue = new ChannelQueue();
  private readonly fresh = new FreshRecords();
  private readonly looks: Looks;
  private readonly course: CourseNews;
  private readonly workspacePictures: WorkspacePictures;
  private readonly gone: GoneTeams;
  private readonly visitors: Visitors;
  private readonly choices: WorkspaceChoices;
  private readonly gate: Gate;
  private readonly effects: CommandEffects;
  private readonly pictures: ReplyPictures;

  constructor(
    private readonly ports: Ports,
    private readonly verbs: readonly AnyVerb[],
    private readonly patience = PATIENCE,
  ) {
    this.looks = new Looks(ports.clusters, verbs, ports.log);
    this.course = new CourseNews(ports, verbs);
    this.workspacePictures = new WorkspacePictures(ports);
    this.gone = new GoneTeams(ports);
    this.visitors = new Visitors(ports);
    this.choices = new WorkspaceChoices(ports);
    this.gate = new Gate(ports, verbs);
    this.effects = new CommandEffects(ports, verbs, this.gate, this.choices, this.workspacePictures);
    this.pictures = new ReplyPictures(ports.pictures, this.workspacePictures, ports.log);
  }

  /** Answers a command. Throws StoreError when the store fails; whether a change was saved is then unknown. */
  async handle(asked: CommandRequest): Promise<Reply> {
    return (await this.carryOut(asked)).reply;
  }

  /** The same, and what became of the command. */
  async carryOut(asked: CommandRequest): Promise<CarriedOut> {
    // Names of people come back in many answers.
    const person = { id: asked.person.id, name: printable(asked.person.name) };
    const request = { ...asked, person, ...(await withPasted(this.ports, asked.id, asked.text)) };
    return withFigures(request, this.verbs, this.ports, async (figures) => {
      const reply = await this.answer(request, figures);
      return { reply: isPrivate(request.id) ? inPrivate(reply) : reply, outcome: figures.outcome };
    });
  }

  private async answer(request: CommandRequest, figures: CommandFigures): Promise<Reply> {
    const deadline = this.ports.clock.now() + this.patience;
    const arrived: Arrived = { place: this.fresh.arrive(), record: this.loadEarly(request.id) };
    const [isGone, choices] = await Promise.all([this.gone.has(request.id.team), this.choices.of(request.id.team)]);
    const stopped = isGone ? beingErased(request) : this.gate.atTheDoor(request, choices);
    if (stopped !== undefined) {
      figures.outcome = 'refused';
      return stopped;
    }
    const channel = `${request.id.team}#${request.id.channel}`;
    if (this.keepsCluster(request)) {
      return this.queue.run(`${channel} aside`, () => this.aside(request, arrived, figures));
    }
    return this.queue.run(channel, () => this.attempt(request, deadline, arrived, figures));
  }

  /**
   * A workspace uninstalled the app: all that it has goes.
   * @param left milliseconds for a beginning
   * @param happened when, in wall-clock milliseconds
   */
  uninstalled(team: string, left: number, happened: number): Promise<void> {
    this.gone.add(team);
    return eraseUninstalled(this.ports, team, this.ports.clock.now() + left, happened);
  }

  /** Whether a workspace has kube-tutor, and uses it in a channel. */
  async isOpen(id: ChannelId): Promise<boolean> {
    return !(await this.gone.has(id.team)) && isUsedIn(id, await this.choices.of(id.team));
  }

  /**
   * What the whole channel should see besides the answer to the request at hand. Undefined, as a rule.
   * @param delivered whether the answer to the request reached Slack
   * @param left milliseconds until Slack must have an answer
   */
  async quizNews(request: CommandRequest, delivered: boolean, left: number): Promise<QuizNews | undefined> {
    // The answer said so already.
    if (!(await this.isOpen(request.id))) return undefined;
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

  /** Claims what Slack may deliver several times. Rejects where the store does not answer. */
  async claim(request: CommandRequest): Promise<Claim> {
    // Nothing is written for a workspace that goes.
    const isGone = await this.gone.has(request.id.team);
    return isGone ? { answered: () => Promise.resolve() } : claimEvent(this.ports, request);
  }

  /** The channel, on its way while it is looked up what its workspace decided. Whoever saves upon an older one loads again. */
  private loadEarly(id: ChannelId): Arrived['record'] {
    if (this.choices.knows(id.team)) return undefined;
    const record = this.ports.clusters.load(id);
    // Whoever needs it hears of it; a command that is stopped at the door does not.
    record.catch(() => undefined);
    return record;
  }

  private keepsCluster({ text }: CommandRequest): boolean {
    const parsed = parseCommand(text, this.verbs);
    return !isRejected(parsed) && this.verbs.some((verb) => verb === parsed.verb && 'act' in verb && verb.keepsCluster);
  }

  /** A command that has no part in the order of those that change the cluster: it never has to give way. */
  private async aside(request: CommandRequest, arrived: Arrived, figures: CommandFigures): Promise<Reply> {
    const setting = this.pictures.begin(request.id.team);
    const { defaults } = await this.choices.of(request.id.team);
    const loaded = await (arrived.record ?? this.ports.clusters.load(request.id));
    const record = loaded ?? newChannel(request.id, defaults.rules);
    // Before the command: one that removes everything about the person removes this, too.
    const [seen] = await Promise.all([
      this.looks.last(request, record),
      this.visitors.noteAside(request.id, request.person, record),
    ]);
    const { reply, refused } = await this.effects.of(request, record, seen);
    if (refused === true) figures.outcome = 'refused';
    else await this.looks.note(request, record, seen);
    this.course.remember(request.id, record);
    return this.pictures.add(reply, shownAt(request.id, record), await setting);
  }

  /** Runs and saves until the save succeeds or the time is over. Runs are pure, so running again is safe. */
  private async attempt(
    request: CommandRequest,
    deadline: number,
    arrived: Arrived,
    figures: CommandFigures,
  ): Promise<Reply> {
    const { clusters, clock, log } = this.ports;
    const { defaults, retention } = await this.choices.of(request.id.team);
    const setting = this.pictures.begin(request.id.team);
    for (; clock.now() < deadline; figures.conflicts++) {
      const { conflicts } = figures;
      if (conflicts > 0) await clock.sleep(Math.random() * FIRST_WAIT * Math.min(conflicts, 8));
      const early = conflicts === 0 ? arrived.record : undefined;
      const before = this.fresh.take(request.id, arrived.place) ?? (await (early ?? clusters.load(request.id)));
      const record = before ?? newChannel(request.id, defaults.rules);
      const earlier = record.requests.find(({ id }) => id === request.request);
      if (earlier !== undefined) {
        figures.outcome = 'again';
        const again = await this.again(request, earlier, record);
        return this.pictures.add(again, shownAt(request.id, record, earlier.version), await setting);
      }
      const seen = await this.looks.last(request, record);
      const effect = await this.effects.of(request, record, seen);
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
      if ((await clusters.save(request.id, after, before, retention * DAYS)) === 'saved') {
        this.fresh.keep(request.id, after);
        await this.visitors.note(request.id, request.person, record);
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
  private async again(
    request: CommandRequest,
    { version, seen }: RememberedRequest,
    now: ChannelRecord,
  ): Promise<Reply> {
    const record = await this.effects.version(request.id, version - 1, now);
    if (record === undefined) return doneBefore(request);
    this.ports.log.info('delivered-again');
    return forVersion((await this.effects.of(request, record, seen)).reply, version);
  }
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
