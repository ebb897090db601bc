/**
 * Manifests that buttons refer to: a button carries 2,000 characters, so what was pasted is kept for an hour, and
 * `-f paste-3f9a2c81d0b4` stands for it.
 */
import { createHash } from 'node:crypto';
import { readTyping } from '../../commands/grammar/typing';
import type { Check, Place } from '../documents';
import type { ChannelId, Ports } from '../ports';

/** A text that was given with a command. */
export interface Pasted {
  readonly form: 1;
  readonly text: string;
  /** What applying it would replace, as somebody was shown it: it is done only while that is still so. */
  readonly shown?: string;
}

const KEPT_FOR = 60 * 60;
/** More than any manifest that is read. */
const LONGEST = 70_000;
/** A command that refers to a text is one line. */
const LONGEST_LINE = 1_000;
const REFERENCE = /(?<= )(?:-f |--filename[= ])paste-([0-9a-f]{12})(?= |$)/;

const isPasted: Check<Pasted> = (value): value is Readonly<Record<string, unknown>> & Pasted =>
  value.form === 1 && typeof value.text === 'string' && (value.shown === undefined || typeof value.shown === 'string');

/**
 * Keeps the text that stands below a command.
 * @returns the command with what refers to the text; undefined for a command without one, or with too long a one
 */
export async function keepPasted(
  ports: Pick<Ports, 'documents'>,
  channel: ChannelId,
  command: string,
  shown?: string,
): Promise<string | undefined> {
  const { line, stdin: text } = readTyping(command);
  if (text === undefined || text.length > LONGEST || !/ -f -(?= |$)/.test(line)) return undefined;
  const pasted: Pasted = { form: 1, text, ...(shown === undefined ? {} : { shown }) };
  const id = digest(JSON.stringify([text, shown ?? ''])).slice(0, 12);
  // The same text has the same name: whoever was first has kept it.
  await ports.documents.save(placeOf(channel, id), 1, pasted, KEPT_FOR);
  return line.replace(/ -f -(?= |$)/, ` -f paste-${id}`);
}

/** What a command refers to, put in its place; `shown` as it was kept with it. */
export async function withPasted(
  ports: Pick<Ports, 'documents'>,
  channel: ChannelId,
  command: string,
): Promise<{ readonly text: string; readonly shown?: string } | undefined> {
  // Most commands refer to nothing, and some are very long.
  if (!command.slice(0, LONGEST_LINE).includes(' paste-')) return undefined;
  const { line, stdin } = readTyping(command);
  const id = REFERENCE.exec(line)?.[1];
  if (id === undefined || stdin !== undefined) return undefined;
  const kept = await ports.documents.load(placeOf(channel, id), isPasted);
  if (kept === undefined) return undefined;
  const { text, shown } = kept.value;
  return { text: `${line.replace(REFERENCE, '-f -')}\n${text}`, ...(shown === undefined ? {} : { shown }) };
}

/** A few characters that differ where texts differ. */
export const digest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);

const placeOf = (channel: ChannelId, id: string): Place => ({ owner: { channel }, name: `PASTE#${id}` });
