/**
 * `/kube settings change`: the settings of a channel as fields of a form, and how to type them where no form opens.
 */
import type { SettingField, SettingsForm } from '../../tutor/form/settings-form';
import type { Reply } from '../../tutor/reply';
import { spoken } from '../../tutor/text';
import type { ChannelContext } from '../channel-verb';
import { WHAT_FOR } from '../permissions/words';
import { HARD_LIMITS } from '../quota';
import { isPrivate } from '../visit';
import { MOST_PEOPLE, type Task, TASKS } from './channel-settings';
import { isQuiet, quotaIn, repliesTo, whoMay } from './in-force';

type Known = Pick<ChannelContext, 'id' | 'record' | 'workspace'>;

/** What can be set in a channel, as it is now. */
export function settingsForm({ id, record, workspace }: Known): SettingsForm {
  const quota = quotaIn(record, workspace);
  const replies: SettingField = {
    name: 'replies',
    label: 'Who sees replies to changes',
    help: 'Look-ups and errors are always for who asked.',
    kind: 'choice',
    value: repliesTo(record, workspace),
    options: [
      { value: 'channel', label: 'Everybody here' },
      { value: 'private', label: 'Who typed' },
    ],
  };
  const fields: readonly SettingField[] = [
    {
      name: 'rules',
      label: 'Rules',
      help: 'Course: a StatefulSet is scaled or deleted, never updated.',
      kind: 'choice',
      value: record.cluster.rules,
      options: [
        { value: 'course', label: 'Course rules' },
        { value: 'kubernetes', label: 'Kubernetes alone' },
      ],
    },
    {
      name: 'quiet',
      label: 'Quiet mode',
      help: 'A headline and a picture; the story is behind All steps.',
      kind: 'switch',
      value: isQuiet(record, workspace) ? 'on' : 'off',
    },
    ...(isPrivate(id) ? [] : [replies]),
    { ...limitField('pods', 'Pods at most'), value: String(quota.pods) },
    { ...limitField('nodes', 'Nodes at most'), value: String(quota.nodes) },
    ...(isPrivate(id) ? [] : TASKS.map((task) => peopleField(task, { id, record, workspace }))),
  ];
  return { fields };
}

function limitField(name: 'pods' | 'nodes', label: string) {
  const most = HARD_LIMITS[name];
  return { name, label, help: `From 1 to ${most}.`, kind: 'number' as const, least: 1, most };
}

function peopleField(task: Task, { record, workspace }: Known): SettingField {
  const who = whoMay(task, record, workspace);
  const now = who === 'installer' ? 'Now: who installed kube-tutor. ' : '';
  return {
    name: `who-${task}`,
    label: `Who may ${WHAT_FOR[task].may}`,
    help: `${now}Nobody chosen: everybody may.`,
    kind: 'people',
    value: typeof who === 'string' ? [] : who.map((one) => one.id),
    most: MOST_PEOPLE,
  };
}

/** How to type it, for where no form can be opened. */
export function changeByForm(context: ChannelContext): Reply {
  const headline = 'Settings are changed one by one, or in a form';
  const notice = [
    'Typed: /kube settings quiet on, settings replies private, settings pods 200, settings rules kubernetes',
    'Who may: /kube settings who reset me, settings who import everyone',
  ].join('\n');
  return {
    audience: 'asker',
    isPersonal: true,
    command: 'settings change',
    pressed: context.pressed,
    headline,
    story: [],
    notice,
    buttons: [
      { label: 'Show settings', run: 'settings' },
      { label: 'Help: settings', run: 'help settings' },
    ],
    opens: { settings: settingsForm(context) },
    text: spoken([headline, notice]),
  };
}
