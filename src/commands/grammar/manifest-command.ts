/**
 * Commands whose manifest is given in a form: one line that ends with `-f -`.
 */
import { splitWords } from './tokens';

/** What a form may run: a verb that reads a manifest, its flags, and nothing that a shell would read otherwise. */
const COMMAND = /^(apply|create|diff|replace)( [\w=.,:/-]+)* -f -$/;

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
