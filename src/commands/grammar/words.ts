/**
 * The words of a command, after phone typing was understood: smart quotes, the long dash of iOS, capitals, a full stop.
 */
export interface Words {
  /** Positional words in order. */
  readonly positional: readonly string[];
  /** `--flag value`, `--flag=value` and `-f value`, by long name; a flag without a value is `true`. The last one wins; see BETWEEN_VALUES. */
  readonly flags: ReadonlyMap<string, string | true>;
  /** How many positional words stand before `--`, where it was typed. */
  readonly beforeDashes?: number;
  /** What follows the first line: manifests for `apply`. */
  readonly stdin: string | undefined;
}

/** What stands between the values of a flag that was given several times: no word of one line holds it. */
export const BETWEEN_VALUES = '\n';

/** Every value of a flag that may be given several times. */
export function valuesOf(words: Words, flag: string): readonly string[] {
  return textOf(words, flag)?.split(BETWEEN_VALUES) ?? [];
}

/** The same words, with other values of a flag. */
export const withValues = (words: Words, flag: string, values: readonly string[]): Words => ({
  ...words,
  flags: new Map(words.flags).set(flag, values.join(BETWEEN_VALUES)),
});

/** A flag's text, or undefined when it was not given. */
export function textOf(words: Words, flag: string): string | undefined {
  const value = words.flags.get(flag);
  return value === true ? '' : value;
}

/** Whether a switch is on; `otherwise` when it was not given. */
export function isOn(words: Words, flag: string, otherwise = false): boolean {
  const value = words.flags.get(flag);
  return value === undefined ? otherwise : value === true || /^(true|t|1)$/i.test(value);
}

/** A flag's number. The flags were checked when they were read. */
export function numberOf(words: Words, flag: string): number | undefined {
  const value = words.flags.get(flag);
  return value === undefined || value === true ? undefined : Number(value);
}

export const DEFAULT_NAMESPACE = 'default';

/** The namespace that a command is about. */
export function namespaceOf(words: Words): string {
  return textOf(words, 'namespace') ?? DEFAULT_NAMESPACE;
}

/** Writes a command down again, with other positional words: what a button runs. */
export function commandLine(verb: string, words: Words, positional: readonly string[]): string {
  const flags = [...words.flags].flatMap(([flag, value]) =>
    value === true ? [`--${flag}`] : value.split(BETWEEN_VALUES).map((one) => `--${flag}=${quoted(one)}`),
  );
  return [verb, ...positional.map(quoted), ...flags].join(' ');
}

/** A word as it must be typed to be read as one. */
export function quoted(word: string): string {
  return /[\s"']/.test(word) || word === '' ? `'${word.replaceAll("'", `'"'"'`)}'` : word;
}
