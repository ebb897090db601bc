/**
 * Who may change what holds for a whole workspace: whoever installed kube-tutor, and whom they named. Where neither is
 * known (a bot with one token, nobody named yet) everybody may, and the first who names themselves closes it.
 */
import type { Rejection } from '../../api/rejection';
import type { ChannelContext } from '../channel-verb';
import { installerOf } from '../installations/installation';
import { namesOf } from '../permissions/words';
import { refusal } from '../refusal';
import type { WorkspaceSettings } from './workspace-settings';

type Asking = Pick<ChannelContext, 'id' | 'person' | 'ports' | 'workspace'>;

/** Why the person may not change it; undefined where they may. */
export async function keptForAdmins({ id, person, ports, workspace }: Asking): Promise<Rejection | undefined> {
  const installer = await installerOf(ports.documents, id.team);
  if (mayChange(person.id, workspace, installer)) return undefined;
  const { admins } = workspace;
  const named = admins.length === 0 ? '' : ` and ${namesOf(admins)}`;
  const who = installer === undefined ? namesOf(admins) : `who installed kube-tutor${named}`;
  return refusal(`Only ${who} may change this for the workspace.`, 'They name more: /kube settings workspace admins', [
    'settings workspace',
    'settings',
  ]);
}

export function mayChange(
  person: string,
  { admins }: Pick<WorkspaceSettings, 'admins'>,
  installer: string | undefined,
): boolean {
  const isOpen = installer === undefined && admins.length === 0;
  return isOpen || installer === person || admins.some(({ id }) => id === person);
}
