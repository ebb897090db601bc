/**
 * What is asked before a command is carried out, however it came: typed, pressed, sent by a form. Nothing that a button
 * or a form carries is trusted for having been offered once.
 */
import { isRejected, type Rejection } from '../api/rejection';
import { isClusterVerb } from '../commands/execute';
import { parseCommand } from '../commands/grammar/parse';
import type { Reply } from '../tutor/reply';
import type { AnyVerb } from './channel-verb';
import { tooLongReply } from './command-length';
import { type CommandRequest, verbsOf } from './command-request';
import { tooManyChanges } from './pace/pace';
import { RecentRequests } from './pace/recent-requests';
import { tooFastReply } from './pace/too-fast-reply';
import { refusedElsewhere } from './permissions/elsewhere';
import { refusedBy } from './permissions/permissions';
import { needsOf } from './permissions/tasks-of';
import type { ChannelRecord, Ports } from './ports';
import { notUsedReply } from './workspace/may-use';
import type { WorkspaceSettings } from './workspace/workspace-settings';

/** What is typed by hundreds at once when a question is asked. */
const QUIZ = /^\s*(\/kube\s+)?(quiz|review)\b/i;

export class Gate {
  private readonly recent = new RecentRequests();

  constructor(
    private readonly ports: Pick<Ports, 'clusters' | 'documents' | 'clock' | 'pace'>,
    private readonly verbs: readonly AnyVerb[],
  ) {}

  /** Before anything of the channel is loaded. Undefined for a command that may go on. */
  atTheDoor(request: CommandRequest, workspace: WorkspaceSettings): Reply | undefined {
    const stopped = this.tooManyRequests(request) ?? tooLongReply(request);
    if (stopped !== undefined) return stopped;
    const closed = notUsedReply(request, workspace);
    return closed !== undefined && isEverywhere(request.text, this.verbs) ? undefined : closed;
  }

  /** Whether somebody may do this in the channel as it is, and in others that it names. */
  async permission(
    request: CommandRequest,
    record: ChannelRecord,
    workspace: WorkspaceSettings,
  ): Promise<Rejection | undefined> {
    const { ports, verbs } = this;
    const { own, text } = request;
    const needs = own === undefined ? needsOf(text, record, verbs) : { tasks: own.tasks, isForAll: false };
    const here = await refusedBy(needs, request, record, workspace, ports);
    return here ?? refusedElsewhere(needs, request, workspace, { ports, verbs });
  }

  /** Whether somebody may change settings there. */
  async maySet(request: CommandRequest, record: ChannelRecord, workspace: WorkspaceSettings): Promise<boolean> {
    const needs = { tasks: ['settings'], isForAll: false } as const;
    return (await refusedBy(needs, request, record, workspace, this.ports)) === undefined;
  }

  /** Whether another change has to wait; asked before a command of the cluster, whose work costs time, is carried out. */
  tooSoon(request: CommandRequest, record: ChannelRecord): Reply | undefined {
    const parsed = parseCommand(request.text, verbsOf(request, this.verbs));
    const isChange = !isRejected(parsed) && isClusterVerb(parsed.verb) && parsed.verb.effect === 'change';
    return isChange ? this.tooManyChanges(request, record) : undefined;
  }

  /** The same for what turned out to be a change. */
  tooManyChanges(request: CommandRequest, record: ChannelRecord): Reply | undefined {
    const { pace, clock } = this.ports;
    const tooFast = pace && tooManyChanges(record, request.person.id, clock.now(), pace);
    return tooFast && tooFastReply(tooFast, request);
  }

  private tooManyRequests(request: CommandRequest): Reply | undefined {
    const { pace, clock } = this.ports;
    if (pace === undefined) return undefined;
    const { id, person, text } = request;
    const [now, what] = [clock.now(), 'commands' as const];
    const { requestsOfPerson, requestsOfChannel } = pace;
    const own = this.recent.take(`${id.team}#${person.id}`, requestsOfPerson, now);
    if (own > 0) return tooFastReply({ who: 'person', what, most: requestsOfPerson, wait: own }, request);
    if (QUIZ.test(text)) return undefined;
    const all = this.recent.take(`${id.team}#${id.channel}`, requestsOfChannel, now);
    return all === 0 ? undefined : tooFastReply({ who: 'channel', what, most: requestsOfChannel, wait: all }, request);
  }
}

/** What leads out of a workspace's own choice of channels; and what is stored about somebody is theirs to see anywhere. */
function isEverywhere(text: string, verbs: readonly AnyVerb[]): boolean {
  const parsed = parseCommand(text, verbs);
  if (isRejected(parsed)) return false;
  const { verb, words } = parsed;
  const first = words.positional[0]?.toLowerCase();
  if (verb.name === 'privacy') return true;
  return (verb.name === 'settings' && first === 'workspace') || (verb.name === 'help' && first === 'privacy');
}
