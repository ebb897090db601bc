/**
 * The form of a new course: a modal of Slack's own fields. What is chosen becomes the words of `course new`, which are
 * read like anything typed.
 */
import { nearestTimeZone, readTimeZone } from '../app/time-zone';
import { type FieldElement, type InputBlock, type ModalView, mrkdwn, plainText } from './message';
import { type Fields, fieldsOf, idsOf, textOf } from './payload';

export const COURSE_CALLBACK = 'kube-course';
/** Where it stands why a course was not made. */
export const COURSE_FIELD = 'course/name';

const DAYS = [
  ['weekdays', 'Monday to Friday'],
  ['daily', 'Every day'],
  ['mon,wed,fri', 'Monday, Wednesday, Friday'],
  ['tue,thu', 'Tuesday and Thursday'],
] as const;
const PACES = [1, 2, 3, 4, 5].map(
  (pace) => [String(pace), `${pace} ${pace === 1 ? 'lesson' : 'lessons'} a week`] as const,
);
const RULES = [
  ['course', 'Course: a StatefulSet is never updated'],
  ['kubernetes', 'Kubernetes: as in real clusters'],
] as const;

/** @param metadata comes back when it is sent */
export function courseView(metadata: string): ModalView {
  return {
    type: 'modal',
    callback_id: COURSE_CALLBACK,
    title: plainText('New course'),
    submit: plainText('Make it'),
    close: plainText('Leave it'),
    private_metadata: metadata,
    blocks: [
      {
        type: 'context',
        elements: [
          mrkdwn('The bot posts a lesson in each channel when one is due. Invite it there: /invite @kube-tutor'),
        ],
      },
      field('name', 'Name', { type: 'plain_text_input', ...action('name'), max_length: 30 }, 'Such as autumn-2026.'),
      field('channels', 'Channels', {
        type: 'multi_conversations_select',
        ...action('channels'),
        default_to_current_conversation: true,
        filter: { include: ['public', 'private'], exclude_bot_users: true },
        max_selected_items: 60,
      }),
      {
        ...field('start', 'First lesson', { type: 'datepicker', ...action('start') }, 'Empty: today.'),
        optional: true,
      },
      field('days', 'Days', select('days', DAYS, 0)),
      field('time', 'Time of day', { type: 'timepicker', ...action('time'), initial_time: '10:00' }),
      field(
        'zone',
        'Time zone',
        { type: 'plain_text_input', ...action('zone'), max_length: 40 },
        'A continent and a city, such as Europe/Berlin. Or UTC.',
      ),
      field('pace', 'Pace', select('pace', PACES, 1)),
      field('rules', 'Rules', select('rules', RULES, 0)),
      {
        ...field('helpers', 'Who else may change it', {
          type: 'multi_users_select',
          ...action('helpers'),
          max_selected_items: 20,
        }),
        optional: true,
      },
    ],
  };
}

const action = (name: string) => ({ action_id: `course:${name}` });

function field(name: string, label: string, element: InputBlock['element'], hint?: string): InputBlock {
  return {
    type: 'input',
    block_id: `course/${name}`,
    label: plainText(label),
    ...(hint === undefined ? {} : { hint: plainText(hint) }),
    dispatch_action: false,
    element,
  };
}

function select(name: string, entries: readonly (readonly [string, string])[], first: number): FieldElement {
  const options = entries.map(([value, text]) => ({ text: plainText(text), value }));
  const initial = options[first];
  return {
    type: 'static_select',
    ...action(name),
    placeholder: plainText('Choose'),
    options,
    ...(initial === undefined ? {} : { initial_option: initial }),
  };
}

/** What was chosen: the command that makes the course, or what is wrong, by block_id. */
export type SentCourse = { readonly command: string } | { readonly errors: Readonly<Record<string, string>> };

/** @param values `state.values` of the view: block_id → action_id → element. Untrusted. */
export function readCourseForm(values: unknown): SentCourse {
  const of = (name: string) => fieldsOf(fieldsOf(fieldsOf(values)[`course/${name}`])[`course:${name}`]);
  const name = wordOf(of('name').value).toLowerCase().replaceAll(/\s+/g, '-');
  const typedZone = wordOf(of('zone').value);
  const zone = readTimeZone(typedZone);
  const errors = {
    ...(/^[a-z0-9][a-z0-9-]{0,29}$/.test(name)
      ? {}
      : { 'course/name': 'Letters, digits and hyphens, such as autumn-2026.' }),
    ...(zone === undefined ? { 'course/zone': zoneError(typedZone) } : {}),
  };
  if (Object.keys(errors).length > 0) return { errors };
  const [start, time] = [wordOf(of('start').selected_date), wordOf(of('time').selected_time)];
  const helpers = idsOf(of('helpers').selected_users);
  const words = [
    ...['course', 'new', name, ...idsOf(of('channels').selected_conversations).map((id) => `<#${id}>`)],
    ...(start === '' ? [] : ['start', start]),
    ...[chosenOf(of('days')), time, zone ?? ''],
    ...['pace', chosenOf(of('pace')), 'rules', chosenOf(of('rules'))],
    ...helpers.map((id) => `<@${id}>`),
  ];
  return { command: words.filter((word) => /^\S+$/.test(word)).join(' ') };
}

function zoneError(typed: string): string {
  const near = nearestTimeZone(typed);
  return near === undefined ? 'A continent and a city: Europe/Berlin. Or UTC.' : `Did you mean ${near}?`;
}

const chosenOf = (element: Fields): string => wordOf(fieldsOf(element.selected_option).value);
const wordOf = (value: unknown): string => textOf(value).trim();
