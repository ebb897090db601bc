/**
 * `npm run kube -- "deploy web"`: one command, the answer as plain text. Without a command a prompt with history and
 * completion; manifests are read from standard input (`npm run kube -- apply -f - < web.yaml`).
 */
import { createInterface } from 'node:readline/promises';
import { text } from 'node:stream/consumers';
import { ALL_VERBS } from '../app/verbs';
import { completionsOf } from './completions';
import { type LocalEnvironment, readEnvironment } from './environment';
import { endOnFailure } from './explain';
import { quietVersionWarning } from './quiet-warnings';
import { openTerminal, type Terminal } from './terminal';

async function main(words: readonly string[], environment: LocalEnvironment): Promise<void> {
  quietVersionWarning();
  const terminal = await openTerminal(environment);
  try {
    if (words.length > 0) process.stdout.write(await terminal.run(await commandOf(words)));
    else await prompt(terminal);
  } finally {
    await terminal.close();
  }
}

/** The words as typed; for `-f -` with what standard input holds on the lines after them. */
async function commandOf(words: readonly string[]): Promise<string> {
  const command = words.join(' ');
  const readsInput = /(^|\s)(-f|--filename)[ =]?-(\s|$)/.test(command);
  return readsInput ? `${command}\n${await text(process.stdin)}` : command;
}

async function prompt(terminal: Terminal): Promise<void> {
  const lines = createInterface({
    input: process.stdin,
    output: process.stdout,
    completer: complete,
    prompt: '/kube ',
  });
  lines.prompt();
  for await (const line of lines) {
    if (['exit', 'quit'].includes(line.trim())) break;
    process.stdout.write(`${await terminal.run(line)}\n`);
    lines.prompt();
  }
  lines.close();
}

/** Nothing of the cluster is read for it: the table may be in another process. */
function complete(line: string): [string[], string] {
  return [completionsOf(line, ALL_VERBS).map(({ text }) => text), line];
}

try {
  const environment = readEnvironment(process.env);
  main(process.argv.slice(2), environment).catch(endOnFailure(environment));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
