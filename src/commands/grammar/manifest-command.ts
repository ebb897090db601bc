/**
 * Commands whose manifest is given in a form: one line that ends with `-f -`.
 */
import { splitWords } from './tokens';

/** What a form may run: a verb that reads a manifest, its flags, and nothing that a shell would read otherwise. */
const COMMAND = /^(apply|create|diff|replace|edit)( [\w=.,:/-]+)* -f -$/;

/** Menus of Slack carry no longer one. */
const LONGEST = 75;

/** Whether a form may run it, with a manifest below. */
export function isManifestCommand(command: string): boolean {
  return command.length <= LONGEST && COMMAND.test(command);
}

/** What was typed without a manifest, ready to read one; undefined for words that no form keeps as they are. */
export function withInput(line: string): string | undefined {
  const words = splitWords(line);
  if (words.some((word) => /\s/.test(word))) return undefined;
  const start = words.findIndex((word) => !/^(\$|\/kube|kubectl|k)$/i.test(word));
  const [verb = '', ...rest] = start < 0 ? [] : words.slice(start);
  const flags = rest.join(' ').replace(/(^| )(-f|--filename)[ =]-(?= |$)/, '');
  const command = [verb.toLowerCase(), flags.trim(), '-f -'].filter((part) => part !== '').join(' ');
  return isManifestCommand(command) ? command : undefined;
}

/** Stands between the text that was edited and the text as it was shown. */
const AS_SHOWN = '--- # as it was shown';

/** The input of `edit` from a form, which knows what it showed. */
export const joinEdit = (edited: string, shown: string): string => `${edited}\n${AS_SHOWN}\n${shown}`;

/** Both texts; what was typed without a form has only the first. */
export function splitEdit(input: string): { readonly edited: string; readonly shown?: string } {
  const lines = input.split('\n');
  const at = lines.findLastIndex((line) => line.trim() === AS_SHOWN);
  if (at < 0) return { edited: input };
  return { edited: lines.slice(0, at).join('\n'), shown: lines.slice(at + 1).join('\n') };
}
