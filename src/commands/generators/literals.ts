/**
 * `--from-literal=KEY=VALUE`, as ConfigMaps and Secrets are made of. Follows kubectl/pkg/cmd/create/create_configmap.go.
 */
import { own } from '../../api/own';
import type { Rejection, Result } from '../../api/rejection';
import { clientError } from '../../api/status';
import { valuesOf, type Words } from '../grammar/words';
import type { FlagInfo } from '../verb';

export const LITERAL_FLAGS: readonly FlagInfo[] = [
  { name: 'from-literal', takes: 'text', isRepeated: true },
  { name: 'from-file', takes: 'text', isRepeated: true },
  { name: 'from-env-file', takes: 'text', isRepeated: true },
];

const KEY =
  "a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or 'KEY_NAME',  or " +
  "'key-name', regex used for validation is '[-._a-zA-Z0-9]+')";

/** The keys and values that were said; files there are none to read. */
export function readLiterals(
  kind: 'ConfigMap' | 'Secret',
  name: string,
  words: Words,
): Result<Readonly<Record<string, string>>> {
  const [file] = [...valuesOf(words, 'from-file'), ...valuesOf(words, 'from-env-file')];
  if (file !== undefined) return noFile(kind, name, file.split('=').at(-1) ?? '');
  const pairs: [string, string][] = [];
  for (const literal of valuesOf(words, 'from-literal')) {
    const at = literal.indexOf('=');
    if (at <= 0) return wrong(`invalid literal source ${literal}, expected key=value`);
    const [key, value] = [literal.slice(0, at), literal.slice(at + 1)];
    if (!/^[-._a-zA-Z0-9]+$/.test(key)) {
      return wrong(`${JSON.stringify(key)} is not a valid key name for a ${kind}: ${KEY}`);
    }
    if (own(Object.fromEntries(pairs), key) !== undefined) {
      return wrong(`cannot add key "${key}", another key by that name already exists in Data for ${kind} "${name}"`);
    }
    pairs.push([key, unquoted(value)]);
  }
  return Object.fromEntries(pairs);
}

/** Quotes around a whole value are the shell's, where one was. */
const unquoted = (value: string): string => /^(["'])(.*)\1$/.exec(value)?.[2] ?? value;

const wrong = (message: string): Rejection => ({ ...clientError(message), hint: 'It reads: --from-literal=KEY=VALUE' });

function noFile(kind: string, name: string, path: string): Rejection {
  const verb = kind === 'Secret' ? 'create secret generic' : 'create configmap';
  return {
    ...clientError(`error reading ${path}: no such file or directory`),
    hint: 'There are no files here; values can be given as they are.',
    fixes: [`${verb} ${name} --from-literal=key=value`],
  };
}
