/**
 * The Kubernetes API of a channel's cluster: what is asked of it is answered from the newest version, and what is to
 * change is a command like any other, of the person whose token it came with.
 */
import { randomUUID } from 'node:crypto';
import type { ApiRequest, ApiResponse } from '../../kube-api/request';
import { execute, type Ran } from '../../kube-api/pod-exec';
import { read } from '../../kube-api/respond';
import { statusResponse } from '../../kube-api/status';
import { write } from '../../kube-api/write';
import type { CommandRequest } from '../command-request';
import type { CommandHandler } from '../handle-command';
import type { ChannelId, Person } from '../ports';
import type { Task } from '../settings/channel-settings';
import type { KubectlMessages } from './kubectl-messages';
import { notDone } from './not-done';
import { REQUEST_VERB, requestVerb, type Worked } from './request-verb';
import type { Served, ServedVersions } from './served-versions';
import { tasksOfRequest } from './tasks-of-request';
import { untilGone } from './until-gone';

/** Who asks, and of which channel. */
export interface Caller {
  readonly id: ChannelId;
  readonly person: Person;
  /** The same for all requests of one kubectl; empty for other programs. Not trusted. */
  readonly session: string;
}

const NOT_USED = statusResponse({
  code: 403,
  reason: 'Forbidden',
  message: 'kube-tutor is not used in this channel',
});

export class ChannelApi {
  constructor(
    readonly versions: ServedVersions,
    private readonly handler: Pick<CommandHandler, 'carryOut' | 'isOpen'>,
    private readonly messages: Pick<KubectlMessages, 'note'>,
  ) {}

  async answer(caller: Caller, request: ApiRequest): Promise<ApiResponse> {
    if (isWrite(request)) return this.write(caller, request);
    const served = await this.newest(caller.id);
    return 'status' in served ? served : read(request, served.cluster);
  }

  /** The cluster as it is, to read from; or why nothing of it is shown. */
  async newest(id: ChannelId): Promise<Served | ApiResponse> {
    return (await this.handler.isOpen(id)) ? this.versions.newest(id) : NOT_USED;
  }

  /**
   * Carries out what a program asks, as a command. Its answer, or why it was not carried out.
   * @param work see requestVerb
   */
  async carryOut<Answer>(
    caller: Caller,
    tasks: readonly Task[],
    work: Parameters<typeof requestVerb<Answer>>[0],
  ): Promise<Answer | ApiResponse> {
    const { verb, worked } = requestVerb(work);
    const { id, person, session } = caller;
    const own = { verb, tasks };
    const command: CommandRequest = { id, person, text: REQUEST_VERB, request: randomUUID(), pressed: false, own };
    const carried = await this.handler.carryOut(command);
    if (carried.outcome === 'changed') this.messages.note(command, session, carried.reply);
    const done = worked();
    return done !== undefined && isAnswer(done, carried.outcome) ? done.answer : notDone(carried);
  }

  /** Runs a command in a container: a command of the channel where it writes something. */
  execute(caller: Caller, request: ApiRequest): Promise<Ran | ApiResponse> {
    return this.carryOut(caller, [], (cluster) => {
      const { ran, done } = execute(request, cluster);
      const isChange = done !== undefined && done.effect !== 'look';
      const about = isChange ? done.focus : [];
      return { answer: ran, about, line: done?.understood ?? 'exec', toldAs: 'exec', file: done?.file };
    });
  }

  private async write(caller: Caller, request: ApiRequest): Promise<ApiResponse> {
    // As it is read: programs compare what they read with what they are answered.
    const by = await this.versions.shiftNow(caller.id);
    return this.carryOut(caller, tasksOfRequest(request), (cluster) => {
      const { response, about, line } = write(request, cluster, by);
      return {
        ...{ answer: response, about, line },
        isRefused: response.status >= 400,
        until: untilGone(request, about, cluster),
        toldAs: line.startsWith('rollout undo ') ? 'rollout undo' : undefined,
      };
    });
  }
}

const isWrite = ({ method }: ApiRequest): boolean => ['POST', 'PUT', 'PATCH', 'DELETE'].includes(method);

/** What was refused by others than the API (too much, too fast, not allowed) was done on the working copy only. */
function isAnswer({ isRefused = false }: Worked<unknown>, outcome: string): boolean {
  return outcome === 'changed' || outcome === 'answered' || (outcome === 'refused' && isRefused);
}
