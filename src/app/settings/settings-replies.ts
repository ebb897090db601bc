/**
 * What `/kube settings` answers: how the channel is set, that something was changed, and by whom.
 */
import { Cluster } from '../../cluster/cluster';
import { ascii, cut, PHONE_COLUMNS, spread } from '../../diagram/text/columns';
import type { Button, Reply } from '../../tutor/reply';
import { spoken } from '../../tutor/text';
import { agoOf } from '../ago';
import type { ChannelContext } from '../channel-verb';
import { nameOfMember, whoInWords } from '../permissions/words';
import { keptSaves, MOST_SAVES } from '../versions/saves';
import { isPrivate } from '../visit';
import { type SettingChange, TASKS } from './channel-settings';
import { isQuiet, quotaIn, repliesTo, whoMay } from './in-force';

const SETTINGS: Button = { label: 'Show settings', run: 'settings' };
const SHOW: Button = { label: 'Show the cluster', run: 'show' };

/** @param pictures how the workspace sees pictures */
export function settingsReply(context: ChannelContext, pictures: string): Reply {
  const { id, record, workspace, ports, pressed } = context;
  const cluster = new Cluster(record.cluster);
  const quota = quotaIn(record, workspace);
  const isCourse = record.cluster.rules === 'course';
  const quiet = isQuiet(record, workspace);
  const headline = isCourse ? 'The course rules are in force here' : 'Kubernetes alone rules here';
  const rows: Rows = [
    ['rules', record.cluster.rules],
    ['Pods', `${cluster.count('Pod')} of ${quota.pods}`],
    ['Nodes', `${cluster.count('Node')} of ${quota.nodes}`],
    ['saved copies', `${keptSaves(record, ports.clock.now()).length} of ${MOST_SAVES}`],
    ['quiet', quiet ? 'on' : 'off'],
    ...(isPrivate(id) ? [] : sharedRows(context)),
    ['pictures', pictures],
  ];
  const notice = isCourse
    ? 'Course rules: a StatefulSet is scaled or deleted, never updated or rolled back. Real Kubernetes can do both.'
    : 'A StatefulSet can be updated and rolled back here. The course rules of the notes: /kube settings rules course';
  return {
    ...tableReply('settings', headline, rows, pressed),
    notice,
    buttons: [
      isCourse
        ? { label: 'Lift the rules', run: 'settings rules kubernetes' }
        : { label: 'Use course rules', run: 'settings rules course' },
      { label: 'Change settings', run: 'settings change' },
      pictures === 'off'
        ? { label: 'Switch pictures on', run: 'settings pictures on' }
        : { label: quiet ? 'Tell the story' : 'Make it quiet', run: `settings quiet ${quiet ? 'off' : 'on'}` },
      { label: 'Who changed what', run: 'settings log' },
    ],
    text: spoken([headline, ...rows.map(([name, value]) => `${name}: ${value}`), notice]),
  };
}

/** What matters where several people are. */
const sharedRows = ({ record, workspace }: ChannelContext): Rows => [
  ['replies to changes', repliesTo(record, workspace)],
  ...TASKS.map((task) => [`who may ${SHORT[task]}`, whoInWords(whoMay(task, record, workspace))] as const),
];

const SHORT = {
  reset: 'reset',
  import: 'import manifests',
  schedule: 'schedule quizzes',
  settings: 'change this',
} as const;

export type Rows = readonly (readonly [string, string])[];

/** A table of settings, for who asked. */
export function tableReply(command: string, headline: string, rows: Rows, pressed: boolean): Reply {
  return {
    audience: 'asker',
    command,
    pressed,
    headline,
    story: [],
    picture: rows.map(([name, value]) => ascii(spread(name, cut(value, PHONE_COLUMNS - name.length - 1)))),
    buttons: [SETTINGS, SHOW],
    text: spoken([headline, ...rows.map(([name, value]) => `${name}: ${value}`)]),
  };
}

/** A setting that was changed. */
export interface SettingTold {
  /** Words after `settings`. */
  readonly what: string;
  readonly headline: string;
  readonly story?: readonly string[];
  readonly notice: string;
  readonly buttons: readonly Button[];
  readonly kubectl?: string;
}

export function settingReply(told: SettingTold, { pressed }: Pick<ChannelContext, 'pressed'>): Reply {
  const { what, headline, story = [], notice, buttons } = told;
  const { kubectl = '(no kubectl verb: it is a setting of this tutor)' } = told;
  return {
    audience: 'channel',
    command: `settings ${what}`,
    pressed,
    kubectl,
    headline,
    story,
    notice,
    buttons: [...buttons, SETTINGS, ...(buttons.length === 0 ? [SHOW] : [])],
    text: spoken([headline, ...story, notice]),
  };
}

/** Changes on a page: a line each. */
const ON_A_PAGE = 10;
const LONGEST_NAME = 10;

/** @param whose `settings log` or `settings workspace log` */
export function logReply(
  whose: 'settings log' | 'settings workspace log',
  log: readonly SettingChange[],
  page: number,
  { pressed, ports }: Pick<ChannelContext, 'pressed' | 'ports'>,
): Reply {
  const now = ports.clock.now();
  const newest = [...log].reverse();
  const pages = Math.max(1, Math.ceil(newest.length / ON_A_PAGE));
  const shown = newest.slice((Math.min(page, pages) - 1) * ON_A_PAGE, Math.min(page, pages) * ON_A_PAGE);
  const isEmpty = newest.length === 0;
  const place = whose === 'settings log' ? 'here' : 'for the workspace';
  const headline = isEmpty ? `Nobody has changed a setting ${place} yet` : `Who changed settings ${place}`;
  const rows = shown.map(
    ({ by, what, at }) => [`${cut(nameOfMember(by), LONGEST_NAME)}: ${what}`, agoOf(at, now)] as const,
  );
  const older: Button = { label: 'Older', run: `${whose} ${page + 1}` };
  return {
    ...tableReply(page === 1 ? whose : `${whose} ${page}`, headline, rows, pressed),
    ...(isEmpty ? { picture: ['no changes'] } : {}),
    notice: 'The last 20 changes are kept; rules are in history, too.',
    buttons: [
      ...(page < pages ? [older] : []),
      whose === 'settings log' ? SETTINGS : { label: 'Workspace settings', run: 'settings workspace' },
      { label: 'History', run: 'history' },
    ],
  };
}
