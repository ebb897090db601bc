/**
 * Whether somebody may do what a channel or its workspace keeps for some people. Asked before every command, whether it
 * was typed, pressed or sent by a form.
 */
import type { Rejection } from '../../api/rejection';
import { installerOf } from '../installations/installation';
import type { ChannelRecord, Person, Ports } from '../ports';
import { refusal } from '../refusal';
import { whoMay } from '../settings/in-force';
import type { Member, Task, Who } from '../settings/channel-settings';
import type { WorkspaceSettings } from '../workspace/workspace-settings';
import { isPrivate } from '../visit';
import type { Needs } from './tasks-of';
import { namesOf, WHAT_FOR } from './words';

/** Who asks, and where. */
export interface Asker {
  readonly id: { readonly team: string; readonly channel: string };
  readonly person: Person;
}

/** Undefined where the person may do all of it. */
export async function refusedBy(
  { tasks, isForAll }: Needs,
  { id, person }: Asker,
  record: ChannelRecord,
  workspace: WorkspaceSettings,
  ports: Pick<Ports, 'documents'>,
): Promise<Rejection | undefined> {
  for (const task of tasks) {
    const lists: readonly Who[] = [
      ...(isPrivate(id) ? [] : [whoMay(task, record, workspace)]),
      ...(isForAll ? [workspace.defaults.who?.[task] ?? 'everyone'] : []),
    ];
    const closed = lists.find((who) => !isNamed(person, who));
    if (closed !== undefined && !(await isInCharge(person, id.team, workspace, ports))) {
      return (await isAbandoned(closed, id.team, workspace, ports)) ? keptForNobody(task) : keptFor(task, closed);
    }
  }
  return undefined;
}

const isNamed = ({ id }: Person, who: Who): boolean =>
  who === 'everyone' || (typeof who !== 'string' && who.some((one) => one.id === id));

/** Whoever installed kube-tutor, and who was named for the workspace: nobody can lock them out. */
export async function isInCharge(
  { id }: Person,
  team: string,
  { admins }: Pick<WorkspaceSettings, 'admins'>,
  { documents }: Pick<Ports, 'documents'>,
): Promise<boolean> {
  return admins.some((admin) => admin.id === id) || (await installerOf(documents, team)) === id;
}

/** Whoever may do it was deleted with all that was stored about them, and nobody is in charge. */
async function isAbandoned(
  who: Who,
  team: string,
  { admins }: Pick<WorkspaceSettings, 'admins'>,
  { documents }: Pick<Ports, 'documents'>,
): Promise<boolean> {
  const isEmpty = who === 'installer' || who.length === 0;
  return isEmpty && admins.length === 0 && (await installerOf(documents, team)) === undefined;
}

function keptForNobody(task: Task): Rejection {
  const help = 'Somebody has to take charge of the workspace: /kube settings workspace admins me';
  return refusal(`Nobody may ${WHAT_FOR[task].may} here any more.`, help, ['settings workspace admins me', 'settings']);
}

function keptFor(task: Task, who: Who): Rejection {
  const { may } = WHAT_FOR[task];
  const people: readonly Member[] = typeof who === 'string' ? [] : who;
  const only = people.length === 0 ? 'Only who installed kube-tutor' : `Only ${namesOf(people)}`;
  return refusal(`${only} may ${may} here.`, `Ask them to do it, or to let you: /kube settings who ${task} everyone`, [
    'settings',
    'show',
  ]);
}
