/**
 * `/kube settings workspace …`: what holds in every channel that does not choose otherwise, where kube-tutor is used, how
 * long versions are kept, and who may change all that.
 */
import { own } from '../../api/own';
import { isRejected, type Rejection, type Result } from '../../api/rejection';
import { nearest } from '../../commands/grammar/near-miss';
import type { ChannelAnswer, ChannelContext } from '../channel-verb';
import { installerOf } from '../installations/installation';
import { refusal } from '../refusal';
import { logReply } from '../settings/settings-replies';
import { mayChange, keptForAdmins } from './admins';
import type { Change } from './change';
import { changeOf } from './changes';
import { workspaceChanged, workspaceReply } from './workspace-replies';

/** @param words what follows `settings workspace` */
export async function workspaceForm(
  [typed = '', ...rest]: readonly string[],
  context: ChannelContext,
): Promise<Result<ChannelAnswer>> {
  const form = typed.toLowerCase();
  const { workspace, ports, id } = context;
  const installer = await installerOf(ports.documents, id.team);
  if (form === '') return { reply: workspaceReply(context, installer) };
  if (form === 'log') {
    const page = /^[1-9]\d?$/.test(rest[0] ?? '') ? Number(rest[0]) : 1;
    return { reply: logReply('settings workspace log', workspace.log, page, context) };
  }
  const read = own(FORMS, form);
  if (read === undefined) return unknownForm(form);
  const kept = await keptForAdmins(context);
  if (kept !== undefined) return kept;
  const change = await changeOf(read, rest, context, installer);
  return isRejected(change) ? change : carriedOut(change, installer, context);
}

async function carriedOut(
  { told, change }: Change,
  installer: string | undefined,
  { choices, id, person, pressed }: ChannelContext,
): Promise<Result<ChannelAnswer>> {
  // Somebody may have closed it meanwhile.
  const isMade = await choices.change(id.team, person, told.what, (before) =>
    mayChange(person.id, before, installer) ? change(before) : undefined,
  );
  if (isMade) return { reply: workspaceChanged(told, pressed) };
  return refusal('Others closed this while you typed.', 'Who may change it: /kube settings workspace', [
    'settings workspace',
    'settings',
  ]);
}

const FORMS = {
  channels: 'channels',
  channel: 'channels',
  messages: 'messages',
  dms: 'messages',
  retention: 'retention',
  keep: 'retention',
  admins: 'admins',
  admin: 'admins',
  rules: 'rules',
  quiet: 'quiet',
  replies: 'replies',
  pods: 'pods',
  nodes: 'nodes',
  who: 'who',
} as const;

function unknownForm(typed: string): Rejection {
  const near = nearest(typed, Object.values(FORMS));
  return refusal(
    'For the workspace: channels, messages, retention, admins, rules, quiet, replies, pods, nodes, who.',
    near === undefined ? 'For example: /kube settings workspace retention 30' : `Did you mean ${near}?`,
    ['settings workspace', 'help settings'],
  );
}
