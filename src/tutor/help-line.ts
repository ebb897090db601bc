/**
 * One line of help for refusals that have only Kubernetes' own words: what the words mean, and what to write instead.
 */
import type { Rejection } from '../api/rejection';
import { matchVerb } from '../commands/grammar/match-verb';
import type { VerbInfo } from '../commands/verb';

/** The first that fits the words counts. */
const HELP: readonly (readonly [words: RegExp, help: string])[] = [
  [/ already exists$/, 'There is one of that name: take another name, or change the one that is there.'],
  [/lowercase RFC 1123|DNS-1035/, 'A name has small letters, digits and hyphens, and begins with a letter: web-app'],
  [/invalid label (key|value)/, 'A label has letters, digits, and . _ - between them: tier=front'],
  [
    /single resource and name|more than one slash|no need to specify a resource type/,
    'Name objects in one way: KIND NAME, or KIND/NAME for each.',
  ],
  [
    /cannot be (provided when a selector|used when passing)/,
    'A name means one object, a selector all with these labels: say one of them.',
  ],
  [/you must specify only one resource/, 'A name needs one kind: /kube get deployment web'],
  [/name across all namespaces/, 'A name is looked up in one namespace: leave out -A, or the name.'],
  [/resource name may not be empty|name or generateName is required/, 'The object needs a name: metadata.name'],
  [/cannot start any token/, 'YAML takes blanks at the beginning of a line, and no tabs.'],
  [/yaml: line \d+/, 'Near this line: what belongs to one level begins in one column, and a colon needs a blank.'],
  [/duplicate field|already set in map/, 'A field stands once at its level: keep one of them.'],
  [/unknown field/, 'The name of a field is not known at that place: see /kube explain'],
  [/cannot unmarshal (\w+) into/, 'The value is of another type than the field: quotes make text, numbers have none.'],
  [/`selector` does not match template `labels`/, 'The labels under template have to hold those of the selector.'],
  [/must be greater than or equal to 0/, '0 is the smallest number.'],
  [/Required value/, 'This field has to be there.'],
  [
    /field is immutable|spec is immutable/,
    'This is settled when the object is made: make another one, or delete it first.',
  ],
  [
    /pod updates may not change fields/,
    'Hardly anything of a Pod can be changed: change the template of what makes it.',
  ],
  [/updates to statefulset spec/, 'Other fields are settled when the StatefulSet is made: make another one.'],
  [/Unsupported value/, 'Only the values behind the colon are taken.'],
  [/quantities must match/, 'An amount is a number with a unit: 500m, 64Mi, 1Gi'],
  [/exceeded quota/, 'A quota of this namespace is used up: /kube get quota'],
  [/because it is being terminated/, 'This namespace is being deleted, and takes nothing new.'],
  [/ not found$/, 'See what there is: /kube get all'],
];

/** What helps with these words; the usage of the verb where nothing else does. Undefined for a verb that is not known. */
export function helpLine({ message, code }: Rejection, typed: string, verbs: readonly VerbInfo[]): string | undefined {
  const [, help] = HELP.find(([words]) => words.test(message)) ?? [];
  if (help !== undefined || code === 'Tutor') return help;
  const words = typed.trim().split(/\s+/);
  const verb = matchVerb(/^(\/kube|kubectl|k)$/i.test(words[0] ?? '') ? words.slice(1) : words, verbs)?.verb;
  return verb === undefined ? undefined : `${verb.name} ${verb.summary}: /kube ${verb.usage}`;
}
