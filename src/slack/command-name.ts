/**
 * The name of the slash command. Replies say `/kube`; an app may be registered with another name, because the app that
 * was installed last owns one.
 */

export const USUAL_COMMAND = '/kube';

/** Slack's own rule, in lower case: a slash, then up to 31 letters, digits, hyphens and underscores. */
const COMMAND = /^\/[a-z0-9][a-z0-9_-]{0,30}$/;

/** As a word of its own: not a part of a path or of a longer name. */
const SAID = /(?<![\w./:-])\/kube(?![\w/-])/g;

/** Fields that are no text for people: what a button runs, ids, addresses. */
const NO_TEXT = new Set([
  ...['action_id', 'block_id', 'callback_id', 'command', 'image_url', 'link', 'manifestFor', 'private_metadata'],
  ...['run', 'source', 'type', 'url', 'value'],
]);

/** Columns of a picture, and of what kubectl says. A name that is longer than usual must not break their lines. */
const COLUMNS: Readonly<Record<string, number>> = { picture: 38, verbatim: 60 };

/** The name that Slack gives, or undefined for what is none. */
export function commandName(given: unknown): string | undefined {
  return typeof given === 'string' && COMMAND.test(given) ? given : undefined;
}

/** `SLACK_COMMAND`: the name that the app was registered with. */
export function readCommandName({ SLACK_COMMAND: given = '' }: NodeJS.ProcessEnv): string {
  if (given === '') return USUAL_COMMAND;
  const name = commandName(given);
  if (name === undefined) {
    throw new Error('SLACK_COMMAND must be a name such as /kube: lower case, at most 32 characters');
  }
  return name;
}

/** A reply or a view with the registered name in the place of the usual one. */
export function inNameOf<T extends object>(shown: T, command: string): T {
  return command === USUAL_COMMAND ? shown : (renamed(shown, '', command) as T);
}

/** What people copy along with a command is the name that they know. */
export function withUsualName(text: string, command: string): string {
  const [first = ''] = text.trimStart().split(/\s/, 1);
  return first.toLowerCase() === command ? text.trimStart().replace(first, () => USUAL_COMMAND) : text;
}

function renamed(value: unknown, field: string, command: string): unknown {
  if (typeof value === 'string') {
    return value
      .split('\n')
      .map((line) => renamedLine(line, COLUMNS[field], command))
      .join('\n');
  }
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return (value as readonly unknown[]).map((one) => renamed(one, field, command));
  const fields = Object.entries(value as Readonly<Record<string, unknown>>).map(([name, one]) => [
    name,
    NO_TEXT.has(name) ? one : renamed(one, name, command),
  ]);
  return Object.fromEntries(fields) as unknown;
}

function renamedLine(line: string, columns: number | undefined, command: string): string {
  const said = line.replace(SAID, () => command);
  const isTooWide = columns !== undefined && said.length > Math.max(columns, line.length);
  return isTooWide ? line.replace(/(?<![\w./:-])\/kube /g, '') : said;
}
