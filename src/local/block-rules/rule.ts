/**
 * Rules for JSON, with Slack's words for what is wrong. What Slack takes is written down here once more, from its
 * documentation and not from what we send: two who make the same mistake would not notice it.
 */

/** Takes note of something that is wrong. `at` is a JSON pointer. */
export type Refuse = (words: string, at: string) => void;
export type Rule = (value: unknown, at: string, refuse: Refuse) => void;
export type Fields = Readonly<Record<string, unknown>>;

/** Text of so many characters. */
export function text(most: number, least = 1): Rule {
  return (value, at, refuse) => {
    if (typeof value !== 'string') refuse('must provide a string', at);
    else if (value.length < least) refuse(`must be more than ${least - 1} characters`, at);
    else if (value.length > most) refuse(`must be less than ${most + 1} characters`, at);
  };
}

/** Text of a form, such as a date. */
export function pattern(form: RegExp, words: string): Rule {
  return (value, at, refuse) => {
    if (typeof value !== 'string' || !form.test(value)) refuse(words, at);
  };
}

export const flag: Rule = (value, at, refuse) => {
  if (typeof value !== 'boolean') refuse('must provide a boolean', at);
};

export function whole(least: number, most: number): Rule {
  return (value, at, refuse) => {
    if (!Number.isInteger(value)) refuse('must provide an integer', at);
    else if (Number(value) < least || Number(value) > most) refuse(`must be between ${least} and ${most}`, at);
  };
}

/** One of some words. */
export function oneOf(...words: readonly string[]): Rule {
  return (value, at, refuse) => {
    if (!words.some((word) => word === value)) refuse('must be a valid enum value', at);
  };
}

/** So many things that keep to a rule. */
export function list(rule: Rule, most: number, least = 1): Rule {
  return (value, at, refuse) => {
    if (!Array.isArray(value)) return refuse('must provide an array', at);
    if (value.length < least) refuse(`no fewer than ${least} items allowed`, at);
    if (value.length > most) refuse(`no more than ${most} items allowed`, at);
    value.forEach((item, place) => rule(item, `${at}/${place}`, refuse));
  };
}

/** An object with these fields and no others. A field whose name ends with `?` may be left out. */
export function object(fields: Readonly<Record<string, Rule>>, ...together: readonly Rule[]): Rule {
  const rules = new Map(Object.entries(fields).map(([name, rule]) => [name.replace('?', ''), rule]));
  const needed = Object.keys(fields).filter((name) => !name.endsWith('?'));
  return (value, at, refuse) => {
    if (!isFields(value)) return refuse('must provide an object', at);
    for (const name of needed) if (value[name] === undefined) refuse(`missing required field: ${name}`, at);
    for (const [name, held] of Object.entries(value)) {
      const rule = rules.get(name);
      if (rule === undefined) refuse(`invalid additional property: ${name}`, at);
      else if (held !== undefined) rule(held, `${at}/${name}`, refuse);
    }
    for (const rule of together) rule(value, at, refuse);
  };
}

/** Exactly one of two fields must be there. */
export function either(one: string, other: string): Rule {
  return (value, at, refuse) => {
    if (isFields(value) && (value[one] === undefined) === (value[other] === undefined)) {
      refuse(`must define either \`${one}\` or \`${other}\``, at);
    }
  };
}

/** Something whose `type` says which rule holds. */
export function byType(rules: Readonly<Record<string, Rule>>): Rule {
  return (value, at, refuse) => {
    if (!isFields(value)) return refuse('must provide an object', at);
    const { type } = value;
    if (typeof type !== 'string') return refuse('missing required field: type', at);
    if (!Object.hasOwn(rules, type)) return refuse(`unsupported type: ${type}`, `${at}/type`);
    rules[type]!(value, at, refuse);
  };
}

/** Anything: what we never send, and Slack checks. */
export const anything: Rule = () => undefined;

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What is wrong with a value, in Slack's form: `must provide a string [json-pointer:/blocks/0/text]`. */
export function problemsOf(value: unknown, at: string, ...rules: readonly Rule[]): readonly string[] {
  const problems: string[] = [];
  for (const rule of rules) rule(value, at, (words, pointer) => problems.push(`${words} [json-pointer:${pointer}]`));
  return problems;
}
