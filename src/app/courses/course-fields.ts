/**
 * A course as it is set, as a form; only its name and its beginning stay.
 */
import { changedIn, type FieldsForm, type Filled, idsIn, type ReadForm, textIn } from '../../tutor/form/fields';
import { timesErrors, timesFields, timesWords } from '../times-fields';
import { type Course, MOST_CHANNELS, MOST_HELPERS } from './course';

const PACES = ['1', '2', '3', '4', '5', '6', '7'];

export function courseFields(course: Course): FieldsForm {
  return {
    name: 'course',
    about: course.id,
    title: 'Course settings',
    submit: 'Change',
    note: `Course ${course.id}. To end it: /kube course end ${course.id}`,
    fields: [
      {
        ...{ name: 'posts', label: 'Lessons', kind: 'choice', value: course.pausedAt === undefined ? 'on' : 'off' },
        options: [
          { value: 'on', label: 'Posted when they are due' },
          { value: 'off', label: 'Paused' },
        ],
      },
      { name: 'channels', label: 'Channels', kind: 'channels', value: course.channels, most: MOST_CHANNELS },
      ...timesFields(course.times),
      {
        ...{ name: 'pace', label: 'Pace', kind: 'choice', value: String(course.pace) },
        options: PACES.map((value) => ({ value, label: `${value} ${value === '1' ? 'lesson' : 'lessons'} a week` })),
      },
      {
        ...{ name: 'rules', label: 'Rules', kind: 'choice', value: course.rules },
        help: 'For channels in which nothing was posted yet.',
        options: [
          { value: 'course', label: 'Course: a StatefulSet is never updated' },
          { value: 'kubernetes', label: 'Kubernetes: as in real clusters' },
        ],
      },
      {
        ...{ name: 'people', label: 'Who else may change it', kind: 'people', value: course.helpers },
        most: MOST_HELPERS,
      },
    ],
  };
}

/** @param course its name */
export function readCourseFields(course: string, before: Filled, filled: Filled): ReadForm {
  const changed = changedIn(before, filled);
  if (changed.length === 0) return undefined;
  const channels = idsIn(filled, 'channels');
  const errors = {
    ...timesErrors(filled),
    ...(channels.length === 0 ? { channels: 'A course needs a channel. To end it: course end.' } : {}),
  };
  if (Object.keys(errors).length > 0) return { errors };
  const isOn = (name: string): boolean => changed.includes(name);
  const words = [
    ...(isOn('posts') ? ['lessons', textIn(filled, 'posts')] : []),
    ...(isOn('days') || isOn('time') || isOn('zone') ? [timesWords(filled)] : []),
    ...(isOn('pace') ? ['pace', textIn(filled, 'pace')] : []),
    ...(isOn('rules') ? ['rules', textIn(filled, 'rules')] : []),
    ...(isOn('channels') ? ['channels', ...channels.map((id) => `<#${id}>`)] : []),
    ...(isOn('people') ? ['people', ...idsIn(filled, 'people').map((id) => `<@${id}>`)] : []),
  ];
  return { command: `course set ${course} ${words.join(' ')}`, field: changed[0] ?? 'posts' };
}
