/**
 * Names of things in the cluster, for the word of a command that is being typed.
 */
import { kindNamed } from '../api/kinds';
import type { Kind } from '../api/objects';
import type { AnyVerb } from '../app/channel-verb';
import type { Completion } from './completions';

/** Something that a command may name. */
export interface Named {
  readonly kind: Kind;
  readonly name: string;
}

/** What commands name, the most usual first. Other kinds are offered where their kind is typed before the name. */
const USUAL: readonly Kind[] = [
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'Job',
  'CronJob',
  'Service',
  'Node',
  'Pod',
  'PersistentVolumeClaim',
];

/** Commands that go on with a name. */
export function namesFor(text: string, verb: AnyVerb, named: readonly Named[]): readonly Completion[] {
  const start = text.lastIndexOf(' ') + 1;
  const word = text.slice(start);
  const [, typedKind, typedName = ''] = /^(?:([^/]+)\/)?(.*)$/.exec(word) ?? [];
  const kind = typedKind === undefined ? kindBefore(text.slice(0, start)) : kindNamed(typedKind)?.kind;
  if (word.startsWith('-') || (typedKind !== undefined && kind === undefined)) return [];
  const wanted = kind === undefined ? kindsFor(verb) : [kind];
  const before = text.slice(0, start) + (typedKind === undefined ? '' : `${typedKind}/`);
  return named
    .filter((one) => wanted.includes(one.kind) && one.name.startsWith(typedName))
    .sort((a, b) => wanted.indexOf(a.kind) - wanted.indexOf(b.kind))
    .map((one) => ({ text: before + one.name, says: one.kind }));
}

/** `drain NODE` wants Nodes only. */
function kindsFor({ name, usage }: AnyVerb): readonly Kind[] {
  return name.startsWith('node ') || /^\w+ NODE\b/.test(usage) ? ['Node'] : USUAL;
}

/** The kind that is the word before. */
function kindBefore(text: string): Kind | undefined {
  const [, word = ''] = / (\S+) +$/.exec(text) ?? [];
  return kindNamed(word)?.kind;
}
