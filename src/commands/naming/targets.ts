/**
 * Which objects a command means, in kubectl's word order: `TYPE NAME…`, `TYPE/NAME…`, `TYPE,TYPE`, `all`.
 * Follows cli-runtime/pkg/resource/builder.go.
 */
import { kindNamed, type KindInfo, KINDS } from '../../api/kinds';
import { isRejected, type Rejection, type Result } from '../../api/rejection';
import { clientError } from '../../api/status';
import { nearest } from '../grammar/near-miss';
import { absentType } from './absent-types';

/** One object that was asked for by name. */
export interface Target {
  readonly info: KindInfo;
  readonly name: string;
}

export interface Targets {
  /** The kinds that were asked for, in the order in which they are printed. */
  readonly kinds: readonly KindInfo[];
  /** In the order asked; empty when a kind was asked for without a name. */
  readonly named: readonly Target[];
}

/** What the word `all` stands for. */
const EVERYTHING = Object.values(KINDS).filter((info) => info.categories.includes('all'));

/** Reads the words after a verb. There must be at least one: what none means is the verb's business. */
export function readTargets(words: readonly string[]): Result<Targets> {
  if (words.some((word) => word.includes('/'))) return readSlashForm(words);
  const [types = '', ...names] = words;
  const kinds = readKinds(types);
  if (isRejected(kinds)) return kinds;
  if (types.toLowerCase() === 'all' && names.length > 0) return clientError('you must specify only one resource');
  return { kinds, named: names.flatMap((name) => kinds.map((info) => ({ info, name }))) };
}

/** The kind that a word names, or kubectl's words for a type that the server does not have. */
function readKind(word: string): Result<KindInfo> {
  return kindNamed(word) ?? unknownType(word);
}

function readKinds(types: string): Result<readonly KindInfo[]> {
  const kinds = new Set<KindInfo>();
  for (const word of types.split(',').filter((part) => part !== '')) {
    const named = word.toLowerCase() === 'all' ? EVERYTHING : readKind(word);
    if (isRejected(named)) return named;
    for (const info of [named].flat()) kinds.add(info);
  }
  return [...kinds];
}

function readSlashForm(words: readonly string[]): Result<Targets> {
  const named: Target[] = [];
  for (const word of words) {
    const [type, name, ...more] = word.split('/');
    if (more.length > 0) return clientError('arguments in resource/name form may not have more than one slash');
    if (name === undefined) return clientError(MIXED_FORMS);
    if (type === '' || name === '' || type!.includes(',')) {
      return clientError('arguments in resource/name form must have a single resource and name');
    }
    const info = readKind(type!);
    if (isRejected(info)) return info;
    named.push({ info, name });
  }
  return { kinds: [...new Set(named.map(({ info }) => info))], named };
}

/** What kubectl says itself: it calls the file by the name of the command. */
const MIXED_FORMS =
  'there is no need to specify a resource type as a separate argument when passing arguments in resource/name form ' +
  "(e.g. 'kubectl get resource/<resource_name>' instead of 'kubectl get resource resource/<resource_name>'";

function unknownType(word: string): Rejection {
  // kubectl names it without the group that was asked for.
  const rejection = clientError(`the server doesn't have a resource type "${word.split('.')[0]!}"`);
  const absent = absentType(word);
  if (absent !== undefined) return { ...rejection, ...absent };
  const known = Object.values(KINDS).flatMap(({ plural, singular }) => [plural, singular]);
  const meant = nearest(word, known);
  return meant === undefined ? { ...rejection, hint: ALL_TYPES } : { ...rejection, hint: `Did you mean ${meant}?` };
}

const ALL_TYPES = 'api-resources lists every type that there is.';
