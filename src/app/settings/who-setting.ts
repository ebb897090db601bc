/**
 * `/kube settings who TASK everyone|installer|PEOPLE`: who may reset, import, plan, or change settings.
 */
import { isRejected, type Rejection, type Result } from '../../api/rejection';
import { own } from '../../api/own';
import type { ChannelAnswer, ChannelContext } from '../channel-verb';
import { installerOf } from '../installations/installation';
import { isInCharge, refusedBy } from '../permissions/permissions';
import { namesOf, WHAT_FOR, whoCounted, whoInWords } from '../permissions/words';
import { refusal } from '../refusal';
import { isPrivate } from '../visit';
import { type Task, TASKS, type Who } from './channel-settings';
import { whoMay } from './in-force';
import { whoIn } from './people';
import { settingReply } from './settings-replies';

const NAMES: Readonly<Record<string, Task>> = {
  reset: 'reset',
  resets: 'reset',
  restore: 'reset',
  import: 'import',
  imports: 'import',
  apply: 'import',
  schedule: 'schedule',
  schedules: 'schedule',
  plan: 'schedule',
  settings: 'settings',
  setting: 'settings',
};

/** What each word stands for, to who has not chosen one. */
const IN_WORDS: Readonly<Record<Task, string>> = {
  reset: 'reset',
  import: 'import (manifests, missions)',
  schedule: 'schedule (quizzes, courses)',
  settings: 'settings',
};

/** @param words what follows `settings who` */
export async function setWho(words: readonly string[], context: ChannelContext): Promise<Result<ChannelAnswer>> {
  const read = readWho(words, 'settings who', context);
  if (isRejected(read)) return read;
  const { task, who } = read;
  const { record, workspace, ports, id } = context;
  if (isPrivate(id)) {
    return refusal('This cluster is yours alone: nobody else changes it.', 'Lists are for channels.', ['settings']);
  }
  // Who is not on a list does not open it.
  const kept = await refusedBy({ tasks: [task], isForAll: false }, context, record, workspace, ports);
  if (kept !== undefined) return kept;
  const before = whoMay(task, record, workspace);
  if (isSameWho(before, who)) {
    return refusal(`Nothing to do: that is ${whoInWords(who)} already.`, 'All settings: /kube settings', ['settings']);
  }
  const problem = await wouldLockOut(who, context);
  if (problem !== undefined) return problem;
  // Before the list is stored, and also where it never is: whoever is on it has to be found in this channel.
  const { belongings } = ports;
  if (belongings !== undefined && typeof who !== 'string') {
    await Promise.all(who.map(({ id: person }) => belongings.noteNamed(id, person)));
  }
  const settings = { ...record.settings, who: { ...record.settings?.who, [task]: who } };
  return { reply: whoReply(task, who, context), next: { settings } };
}

/** The task and the people; with a hint how to type them. */
export function readWho(
  [typed = '', ...rest]: readonly string[],
  command: 'settings who' | 'settings workspace who',
  context: ChannelContext,
): Result<{ readonly task: Task; readonly who: Who }> {
  const task = own(NAMES, typed.toLowerCase());
  if (task === undefined) {
    return refusal(
      `What may be kept for some: ${TASKS.map((one) => IN_WORDS[one]).join(', ')}.`,
      `For example: /kube ${command} reset me`,
      [`${command} reset me`, 'settings'],
    );
  }
  const who = whoIn(rest, `${command} ${task} me`, context);
  return isRejected(who) ? who : { task, who };
}

/** A list that nobody could open again. */
export async function wouldLockOut(
  who: Who,
  { id, person, workspace, ports }: ChannelContext,
): Promise<Rejection | undefined> {
  if (who === 'everyone') return undefined;
  const installer = await installerOf(ports.documents, id.team);
  if (who === 'installer') {
    if (installer !== undefined || workspace.admins.length > 0) return undefined;
    return refusal(
      'Nobody is known to have installed kube-tutor here.',
      'Name people, or an admin first: /kube settings workspace admins me',
      ['settings workspace admins me', 'settings'],
    );
  }
  const isOn = who.some((one) => one.id === person.id);
  const isSafe = isOn || installer !== undefined || (await isInCharge(person, id.team, workspace, ports));
  return isSafe || workspace.admins.length > 0
    ? undefined
    : refusal('You would lock yourself out, and nobody could let you in.', 'Put yourself on the list: me', [
        'settings',
        'settings workspace admins me',
      ]);
}

function isSameWho(one: Who, other: Who): boolean {
  if (typeof one === 'string' || typeof other === 'string') return one === other;
  const ids = (people: typeof one) =>
    people
      .map(({ id }) => id)
      .sort()
      .join();
  return ids(one) === ids(other);
}

function whoReply(task: Task, who: Who, context: ChannelContext) {
  const { may, covers } = WHAT_FOR[task];
  const all = who === 'everyone';
  const people = typeof who === 'string' ? 'Who installed kube-tutor' : namesOf(who);
  return settingReply(
    {
      what: `who ${task} ${whoCounted(who)}`,
      headline: all ? `Everybody may ${may}` : `Not everybody may ${may} now`,
      story: all ? [] : [`${people} may.`],
      notice: `Notice: this is about ${covers}.`,
      buttons: all ? [] : [{ label: 'Open to everyone', run: `settings who ${task} everyone` }],
    },
    context,
  );
}
