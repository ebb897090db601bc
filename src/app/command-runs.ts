/**
 * Runs a command on the newest version of its channel, and saves what it changed if nobody was faster.
 */
import type { Button, Reply } from '../tutor/reply';
import type { AnyVerb } from './channel-verb';
import { CommandEffects, type Effect } from './command-effects';
import type { CommandFigures } from './command-figures';
import type { CommandRequest } from './command-request';
import type { CourseNews } from './course-news';
import { DAYS } from './documents';
import { FreshRecords } from './fresh-records';
import type { Gate } from './gate';
import { noteExercise } from './learners/exercises-done';
import { Looks } from './looks';
import { newChannel } from './new-channel';
import { busy, doneBefore, notShared } from './not-carried-out';
import { ReplyPictures, type Shown } from './pictures/reply-pictures';
import { WorkspacePictures } from './pictures/workspace-pictures';
import type { ChannelId, ChannelRecord, Ports, RememberedRequest } from './ports';
import { Visitors } from './privacy/visitors';
import { type Next, recordAfter } from './record-after';
import type { WorkspaceChoices } from './workspace/workspace-settings';

/** Longest first wait after a conflict, milliseconds; it grows with every further one. */
const FIRST_WAIT = 20;

/** A command that has come, and its channel as far as it is on its way. */
export interface Arrived {
  /** In the order of commands; see FreshRecords. */
  readonly place: number;
  readonly record: Promise<ChannelRecord | undefined> | undefined;
}

/** What has part in every command, and in what is done between them. */
interface Around {
  readonly choices: WorkspaceChoices;
  readonly gate: Gate;
  readonly course: CourseNews;
}

/** A reply, and what an image in it shows. */
interface Answered {
  readonly reply: Reply;
  readonly shown: Shown;
}

/** One run of a command: nothing of it is saved yet. */
interface Ran {
  readonly request: CommandRequest;
  readonly record: ChannelRecord;
  /** The version that the person had seen until then, if any. */
  readonly seen: number | undefined;
  readonly effect: Effect;
}

export class CommandRuns {
  private readonly fresh = new FreshRecords();
  private readonly looks: Looks;
  private readonly visitors: Visitors;
  private readonly effects: CommandEffects;
  private readonly pictures: ReplyPictures;

  constructor(
    private readonly ports: Ports,
    verbs: readonly AnyVerb[],
    private readonly around: Around,
  ) {
    const workspacePictures = new WorkspacePictures(ports);
    this.looks = new Looks(ports.clusters, verbs, ports.log);
    this.visitors = new Visitors(ports);
    this.effects = new CommandEffects(ports, verbs, around.gate, around.choices, workspacePictures);
    this.pictures = new ReplyPictures(ports.pictures, workspacePictures, ports.log);
  }

  /** A command has come: its channel is loaded while it is looked up what its workspace decided. */
  arrive(id: ChannelId): Arrived {
    return { place: this.fresh.arrive(), record: this.loadEarly(id) };
  }

  /** Whoever saves upon an older one loads again. */
  private loadEarly(id: ChannelId): Arrived['record'] {
    if (this.around.choices.knows(id.team)) return undefined;
    const record = this.ports.clusters.load(id);
    // Whoever needs it hears of it; a command that is stopped at the door does not.
    record.catch(() => undefined);
    return record;
  }

  /** A command that has no part in the order of those that change the cluster: it never has to give way. */
  async aside(request: CommandRequest, arrived: Arrived, figures: CommandFigures): Promise<Reply> {
    const { id, person } = request;
    const setting = this.pictures.begin(id.team);
    const loaded = await (arrived.record ?? this.ports.clusters.load(id));
    const record = loaded ?? (await this.beginning(id));
    // Before the command: one that removes everything about the person removes this, too.
    const [seen] = await Promise.all([this.looks.last(request, record), this.visitors.noteAside(id, person, record)]);
    const { reply, refused } = await this.effects.of(request, record, seen);
    if (refused === true) figures.outcome = 'refused';
    else await this.looks.note(request, record, seen);
    this.around.course.remember(id, record);
    return this.pictures.add(reply, shownAt(id, record), await setting);
  }

  /** Runs and saves until the save succeeds or the time is over. Runs are pure, so running again is safe. */
  async untilSaved(
    request: CommandRequest,
    deadline: number,
    arrived: Arrived,
    figures: CommandFigures,
  ): Promise<Reply> {
    const { clock } = this.ports;
    const setting = this.pictures.begin(request.id.team);
    for (; figures.conflicts > 0 || clock.now() < deadline; figures.conflicts++) {
      const { conflicts } = figures;
      if (conflicts > 0) await clock.sleep(Math.random() * FIRST_WAIT * Math.min(conflicts, 8));
      const answered = await this.once(request, deadline, arrived, figures);
      if (answered !== undefined) return this.pictures.add(answered.reply, answered.shown, await setting);
    }
    return this.busy(request, figures);
  }

  private busy(request: CommandRequest, figures: CommandFigures): Reply {
    this.ports.log.info('busy');
    figures.outcome = 'busy';
    return busy(request);
  }

  /** Undefined: somebody else saved first. */
  private async once(
    request: CommandRequest,
    deadline: number,
    arrived: Arrived,
    figures: CommandFigures,
  ): Promise<Answered | undefined> {
    const { id } = request;
    const early = figures.conflicts === 0 ? arrived.record : undefined;
    const before = this.fresh.take(id, arrived.place) ?? (await (early ?? this.ports.clusters.load(id)));
    const record = before ?? (await this.beginning(id));
    const earlier = record.requests.find((one) => one.id === request.request);
    if (earlier !== undefined) {
      figures.outcome = 'again';
      const reply = await this.again(request, earlier, record);
      return { reply, shown: shownAt(id, record, earlier.version) };
    }
    // Only now: a try that counts as lost may have been saved, where the store was asked twice and answered once.
    if (figures.conflicts > 0 && this.ports.clock.now() >= deadline) {
      return { reply: this.busy(request, figures), shown: shownAt(id, record) };
    }
    const seen = await this.looks.last(request, record);
    const effect = await this.effects.of(request, record, seen);
    const ran: Ran = { request, record, seen, effect };
    if (effect.next === undefined) return this.unchanged(ran, figures);
    if (request.share === true) return { reply: notShared(request), shown: shownAt(id, record) };
    return this.save(ran, effect.next, before, figures);
  }

  private async unchanged({ request, record, seen, effect }: Ran, figures: CommandFigures): Promise<Answered> {
    const { course } = this.around;
    if (effect.refused === true) figures.outcome = 'refused';
    else await this.looks.note(request, record, seen);
    await course.noteLook(request.id, record, effect.shown ?? []);
    course.remember(request.id, record);
    return { reply: effect.reply, shown: shownAt(request.id, record) };
  }

  /** @param before what the store has, as far as is known */
  private async save(
    { request, record, seen, effect }: Ran,
    next: Next,
    before: ChannelRecord | undefined,
    figures: CommandFigures,
  ): Promise<Answered | undefined> {
    const { id, person } = request;
    const { clusters, clock } = this.ports;
    const { reply, finished } = effect;
    const { retention } = await this.around.choices.of(id.team);
    const after = recordAfter(record, next, { ...request, reply, seen, at: clock.now() });
    const begun = this.fresh.last();
    if ((await clusters.save(id, after, before, retention * DAYS)) !== 'saved') return undefined;
    this.fresh.keep(id, after, begun);
    await this.visitors.note(id, person, record);
    figures.changed(record.cluster, after.cluster);
    if (finished !== undefined) await noteExercise(this.ports, id.team, finished);
    this.around.course.remember(id, after);
    return { reply: forVersion(reply, after.version), shown: shownAt(id, after) };
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

  /** A channel in which nothing was done yet. */
  private async beginning(id: ChannelId): Promise<ChannelRecord> {
    const { defaults } = await this.around.choices.of(id.team);
    return newChannel(id, defaults.rules);
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
