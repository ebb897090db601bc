/**
 * What holds in a channel: its own choice, else that of its workspace, else what is usual.
 */
import { quotaOf } from '../limits';
import type { ChannelRecord } from '../ports';
import type { Quota } from '../quota';
import type { WorkspaceSettings } from '../workspace/workspace-settings';
import type { Replies, Task, Who } from './channel-settings';

type Chosen = Pick<ChannelRecord, 'settings' | 'limits'>;

export function whoMay(task: Task, { settings }: Chosen, { defaults }: WorkspaceSettings): Who {
  return settings?.who?.[task] ?? defaults.who?.[task] ?? 'everyone';
}

export const isQuiet = ({ settings }: Chosen, { defaults }: WorkspaceSettings): boolean =>
  settings?.quiet ?? defaults.quiet ?? false;

export const repliesTo = ({ settings }: Chosen, { defaults }: WorkspaceSettings): Replies =>
  settings?.replies ?? defaults.replies ?? 'channel';

export const quotaIn = ({ limits }: Chosen, { defaults }: WorkspaceSettings): Quota =>
  quotaOf({ ...defaults.limits, ...limits });
