/**
 * What a command does to the record of a channel, and what is said of it. Nothing is saved here: it may be asked again.
 */
import { isRejected, type Rejection } from '../api/rejection';
import { parseCommand } from '../commands/grammar/parse';
import { composeRejection } from '../tutor/compose';
import type { RunningExercise } from '../tutor/exercises/running';
import { pagedReply } from '../tutor/pages/paged-reply';
import type { Reply } from '../tutor/reply';
import type { AnyVerb, ChannelContext } from './channel-verb';
import { type CommandRequest, verbsOf } from './command-request';
import { follow } from './exercises/follow';
import type { Gate } from './gate';
import { askFirst } from './manifests/ask-first';
import { withKeptText } from './manifests/kept-text';
import { newChannel } from './new-channel';
import { notShared } from './not-carried-out';
import { toldChange } from './pictures/told-change';
import type { WorkspacePictures } from './pictures/workspace-pictures';
import type { ChannelId, ChannelRecord, Ports } from './ports';
import { type Next, replaced, withNew } from './record-after';
import { type ForChannel, type Outcome, run } from './run';
import { quotaIn } from './settings/in-force';
import { keepingRules } from './settings/kept-rules';
import { asChosen } from './settings/quiet';
import { newsFor, newsLine } from './since';
import { visitOf } from './visit';
import type { WorkspaceChoices, WorkspaceSettings } from './workspace/workspace-settings';

/** What a command does to the record, besides its reply. */
export interface Effect {
  readonly reply: Reply;
  /** The reply says why not. */
  readonly refused?: true;
  readonly next?: Next;
  /** The lesson or mission that this has ended, done. */
  readonly finished?: RunningExercise;
  /** Statements of the course that the reply shows. */
  readonly shown?: readonly string[];
}

export class CommandEffects {
  constructor(
    private readonly ports: Ports,
    private readonly verbs: readonly AnyVerb[],
    private readonly gate: Gate,
    private readonly choices: WorkspaceChoices,
    private readonly pictures: WorkspacePictures,
  ) {}

  /** What the command does. A reply to a change also says what others changed meanwhile. */
  async of(request: CommandRequest, record: ChannelRecord, seen: number | undefined): Promise<Effect> {
    const deed = { team: request.id.team, person: request.person, text: request.text };
    const workspace = await this.choices.of(request.id.team);
    const told = await follow(await this.run(request, record, seen, workspace), record, deed, this.ports);
    const effect = await this.inPages(asChosen(told, record, workspace), request, record);
    const news = effect.next && newsFor(record, request.person, seen);
    if (news === undefined) return effect;
    const line = newsLine(news, record, await this.version(request.id, news.seen, record));
    return line === undefined ? effect : { ...effect, reply: withAside(effect.reply, line) };
  }

  private async run(
    request: CommandRequest,
    record: ChannelRecord,
    seen: number | undefined,
    workspace: WorkspaceSettings,
  ): Promise<Effect> {
    const { gate } = this;
    const verbs = verbsOf(request, this.verbs);
    const kept = await gate.permission(request, record, workspace);
    if (kept !== undefined) return this.refused(kept, request);
    const tooSoon = gate.tooSoon(request, record);
    if (tooSoon !== undefined) return { reply: tooSoon, refused: true };
    const question = await askFirst(request, record, verbs, this.ports);
    if (question !== undefined) return { reply: question, refused: true };
    const { text, pressed, id, person } = request;
    const visit = visitOf(id, record, person, seen);
    const quota = quotaIn(record, workspace);
    const asked = await toldChange(text, record, verbs, (version) => this.version(id, version, record));
    if (isRejected(asked)) return this.refused(asked, request);
    const { cluster: shown = record.cluster, told } = asked ?? {};
    const outcome = run(shown, text, { verbs, taught: record.taught, pressed, quota, visit, told });
    if ('channelVerb' in outcome) return this.act(outcome, request, record, workspace);
    const { cluster, reply, changed, taught, shown: statements, ...rest } = outcome satisfies Outcome;
    return changed
      ? { reply, next: { ...replaced(record, cluster), taught, shown: withNew(record, statements) } }
      : { reply, shown: statements, ...rest };
  }

  /** What is looked up may be longer than a message. */
  private async inPages(effect: Effect, request: CommandRequest, { version }: ChannelRecord): Promise<Effect> {
    if (effect.next !== undefined || effect.refused === true) return effect;
    const parsed = parseCommand(request.text, this.verbs);
    const looked = await withKeptText(effect.reply, request, this.ports);
    const reply = pagedReply(looked, version, isRejected(parsed) ? undefined : parsed.view);
    return isRejected(reply) ? this.refused(reply, request) : { ...effect, reply };
  }

  private async act(
    { channelVerb, words }: ForChannel,
    request: CommandRequest,
    record: ChannelRecord,
    workspace: WorkspaceSettings,
  ): Promise<Effect> {
    const { id, person, pressed } = request;
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
      version: (number) => this.version(id, number, record),
      saved: async (number) =>
        number === 0 ? (await this.version(id, 0, record))?.cluster : ports.clusters.loadSaved(id, number),
      verbs,
      ports,
      pictures: this.pictures,
      workspace,
      choices: this.choices,
    };
    const answer = await channelVerb.act(words, context);
    if (isRejected(answer)) return this.refused(answer, request);
    const tooSoon = answer.next && this.gate.tooManyChanges(request, record);
    if (tooSoon !== undefined) return { reply: tooSoon, refused: true };
    return keepingRules(channelVerb, answer, record, () => this.gate.maySet(request, record, workspace));
  }

  private refused(rejection: Rejection, { text, pressed }: CommandRequest): Effect {
    return { reply: { ...composeRejection(rejection, text, this.verbs), pressed }, refused: true };
  }

  /** @param now the channel as it is */
  async version(id: ChannelId, version: number, now: ChannelRecord): Promise<ChannelRecord | undefined> {
    return version === 0 ? newChannel(id, now.settings?.beganWith) : this.ports.clusters.loadVersion(id, version);
  }
}

/** One more small line, in `text` too. */
function withAside(reply: Reply, line: string): Reply {
  return { ...reply, aside: [line, ...(reply.aside ?? [])], text: `${reply.text} ${line}.` };
}
