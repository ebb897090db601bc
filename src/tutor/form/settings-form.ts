/**
 * The settings of a channel as fields, for a form to show; and the command that a filled form is.
 */

export interface SettingField {
  /** What `settings set` calls it. */
  readonly name: string;
  readonly label: string;
  /** One line below it. */
  readonly help: string;
  readonly kind: 'choice' | 'number' | 'switch' | 'people';
  /** As it is now: `on` or `off` for a switch; Slack's ids for people, none of them for everybody. */
  readonly value: string | readonly string[];
  /** Of a choice. */
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  /** Of a number. */
  readonly least?: number;
  /** Of a number, or of people. */
  readonly most?: number;
}

export interface SettingsForm {
  readonly fields: readonly SettingField[];
}

export type FilledSettings = Readonly<Record<string, string | readonly string[]>>;

/** What a filled form asks for, as one command; undefined where nothing was changed in it. */
export function commandOfSettings({ fields }: SettingsForm, filled: FilledSettings): string | undefined {
  const pairs = fields.flatMap(({ name, value }) => {
    const chosen = Object.hasOwn(filled, name) ? filled[name] : undefined;
    return chosen === undefined || written(chosen) === written(value) ? [] : [`${name}=${written(chosen)}`];
  });
  return pairs.length === 0 ? undefined : `settings set ${pairs.join(' ')}`;
}

const EVERYONE = 'everyone';

const written = (value: string | readonly string[]): string =>
  typeof value === 'string' ? value.trim() : value.length === 0 ? EVERYONE : [...value].sort().join(',');
