/**
 * A form of several kinds of fields, each as it is now. What is changed in it becomes the words of one command.
 */
import type { SettingsForm } from './settings-form';

export interface FormField {
  readonly name: string;
  readonly label: string;
  /** One line below it. */
  readonly help?: string;
  readonly kind: 'choice' | 'number' | 'switch' | 'people' | 'channels' | 'text' | 'time';
  /** As it is now: `on` or `off` for a switch; Slack's ids for people and channels. */
  readonly value: string | readonly string[];
  /** Of a choice. */
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  /** Of a number. */
  readonly least?: number;
  /** Of a number, or of people and channels. */
  readonly most?: number;
}

export type FieldsName = 'settings' | 'schedule' | 'course';

export interface FieldsForm {
  /** Who reads it when it is sent. */
  readonly name: FieldsName;
  /** The one thing of several that it is about: a course. A word. */
  readonly about?: string;
  readonly title: string;
  readonly submit: string;
  readonly note?: string;
  readonly fields: readonly FormField[];
}

/** What stands in the fields of a form, by their names. */
export type Filled = Readonly<Record<string, string | readonly string[]>>;

/** The command that a filled form is, or what is wrong in its fields; neither where nothing was changed. */
export type ReadForm =
  | { readonly command: string; readonly field: string }
  | { readonly errors: Readonly<Record<string, string>> }
  | undefined;

export const settingsFields = ({ fields }: SettingsForm): FieldsForm => ({
  ...{ name: 'settings', title: 'Settings', submit: 'Change', fields },
});

/** Names of the fields in which something else stands now than at first. */
export function changedIn(before: Filled, now: Filled): readonly string[] {
  const written = (value: Filled[string] | undefined): string =>
    value === undefined || typeof value === 'string' ? (value ?? '').trim() : [...value].sort().join(',');
  return Object.keys(now).filter((name) => written(now[name]) !== written(before[name]));
}

/** What stands in a field that holds one text. */
export function textIn(filled: Filled, name: string): string {
  const value = Object.hasOwn(filled, name) ? filled[name] : undefined;
  return typeof value === 'string' ? value.trim() : '';
}

/** What stands in a field that holds several ids. */
export function idsIn(filled: Filled, name: string): readonly string[] {
  const value = Object.hasOwn(filled, name) ? filled[name] : undefined;
  return Array.isArray(value) ? (value as readonly string[]) : [];
}
