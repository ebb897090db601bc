/**
 * What a form of fields asks for, once it is filled.
 */
import { changedIn, type FieldsName, type Filled, type ReadForm } from '../tutor/form/fields';
import { commandOfSettings } from '../tutor/form/settings-form';
import { readCourseFields } from './courses/course-fields';
import { readScheduleForm } from './schedules/schedule-fields';

/** Only names and values count here. */
const NOTHING_SAID = { label: '', help: '', kind: 'choice' } as const;

/**
 * @param about the one thing of several that the form is about
 * @param before what stood in the fields at first
 */
export function readFilled(name: FieldsName, about: string, before: Filled, filled: Filled): ReadForm {
  switch (name) {
    case 'schedule':
      return readScheduleForm(before, filled);
    case 'course':
      return readCourseFields(about, before, filled);
    case 'settings': {
      const [field = ''] = changedIn(before, filled);
      const fields = Object.entries(before).map(([key, value]) => ({ ...NOTHING_SAID, name: key, value }));
      const command = commandOfSettings({ fields }, filled);
      return command === undefined ? undefined : { command, field };
    }
  }
}
