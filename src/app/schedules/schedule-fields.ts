/**
 * The questions that the bot asks by itself, as a form.
 */
import { changedIn, type FieldsForm, type Filled, type ReadForm, textIn } from '../../tutor/form/fields';
import { timesErrors, timesFields, timesWords } from '../times-fields';
import { WORKING_DAYS } from './due-times';
import { restOf, type Schedule } from './schedule';

/** @param zone the likely one, for who has no schedule yet */
export function scheduleFields(schedule: Schedule | undefined, zone: string, now: number): FieldsForm {
  const times = schedule?.times ?? { days: WORKING_DAYS, hour: 10, minute: 0, zone };
  const isOn = schedule !== undefined && restOf(schedule, now) === undefined;
  return {
    name: 'schedule',
    title: 'Questions of the quiz',
    submit: isOn ? 'Change' : 'Start',
    note: 'The bot asks a question at these times, and answers it before the next one. It has to be in the channel.',
    fields: [
      {
        ...{ name: 'asks', label: 'Questions', kind: 'choice', value: isOn ? 'on' : 'off' },
        options: [
          { value: 'on', label: 'Asked at these times' },
          { value: 'off', label: 'None by itself' },
        ],
      },
      ...timesFields(times),
    ],
  };
}

/** Who sets times wants questions, unless they say no. */
export function readScheduleForm(before: Filled, filled: Filled): ReadForm {
  const changed = changedIn(before, filled);
  if (textIn(filled, 'asks') === 'off') {
    return changed.includes('asks') ? { command: 'quiz schedule off', field: 'asks' } : undefined;
  }
  if (changed.length === 0) return undefined;
  const errors = timesErrors(filled);
  if (Object.keys(errors).length > 0) return { errors };
  return { command: `quiz schedule ${timesWords(filled)}`, field: changed[0] ?? 'days' };
}
