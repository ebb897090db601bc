/**
 * What the words of `deploy` say where they stand without flags, in any order:
 * `deploy db 3 statefulset on disk=ssd`, `deploy web with shipper to db`.
 */
import { kindNamed } from '../../api/kinds';
import type { Rejection, Result } from '../../api/rejection';
import { commandLine, type Words } from './words';

export interface DeployWords {
  readonly name?: string;
  readonly image?: string;
  readonly copies?: number;
  readonly kind?: string;
  /** A label of Nodes. */
  readonly on?: string;
  readonly volume?: boolean;
  /** Name or image of a second container. */
  readonly with?: string;
  /** Where the app forwards what it gets. */
  readonly to?: string;
}

type Found = { -readonly [K in keyof DeployWords]: DeployWords[K] };

/** Words that a further word belongs to. */
const LEADING = ['on', 'with', 'to'] as const;
type Leading = (typeof LEADING)[number];

/** A number is the copies, a kind the kind, an image has a `:` or `/`, the rest is the name. */
export function readDeployWords(words: Words): Result<DeployWords> {
  const found: Found = {};
  // `with a volume`: the article says nothing.
  const positional = words.positional.filter((word, at, all) => word.toLowerCase() !== 'a' || !isVolume(all[at + 1]));
  for (let i = 0; i < positional.length; i++) {
    const word = positional[i]!;
    const lower = word.toLowerCase();
    const next = positional[i + 1];
    const leading = LEADING.find((one) => one === lower);
    if (isVolume(next) && (lower === 'with' || lower === 'without' || lower === 'no')) {
      found.volume = lower !== 'without' && lower !== 'no';
      i++;
    } else if (leading !== undefined && found[leading] === undefined) {
      if (next === undefined) return missing(leading, words);
      found[leading] = next;
      i++;
    } else if (!take(word, found)) return notUnderstood(word, words);
  }
  return found;
}

const isVolume = (word: string | undefined): boolean => /^volumes?$/i.test(word ?? '');

/** Takes a word that stands alone; false when there is no use for it. */
function take(word: string, found: Found): boolean {
  if (/^\d+$/.test(word) && found.copies === undefined) found.copies = Number(word);
  else if (isKindWord(word) && found.kind === undefined) found.kind = word;
  else if (/^(with-)?volumes?$/i.test(word) && found.name !== undefined) found.volume = true;
  else if (/[:/]/.test(word) && found.image === undefined) found.image = word;
  else if (found.name === undefined) found.name = word.toLowerCase();
  else return false;
  return true;
}

const WORKLOADS: readonly string[] = ['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet'];

function isKindWord(word: string): boolean {
  const info = kindNamed(word);
  return info !== undefined && WORKLOADS.includes(info.kind);
}

const EXAMPLES: Readonly<Record<Leading, string>> = {
  on: 'deploy agent daemonset on disk=ssd',
  with: 'deploy web with shipper',
  to: 'deploy web to db',
};
const MISSING: Readonly<Record<Leading, string>> = {
  on: 'On which Nodes?',
  with: 'With which second container?',
  to: 'To which app?',
};

function missing(leading: Leading, words: Words): Rejection {
  const rest = words.positional.filter((word) => word.toLowerCase() !== leading);
  return {
    rejected: true,
    code: 'Tutor',
    message: MISSING[leading],
    hint: `For example: /kube ${EXAMPLES[leading]}`,
    fixes: [commandLine('deploy', words, rest)],
  };
}

function notUnderstood(word: string, words: Words): Rejection {
  return {
    rejected: true,
    code: 'Tutor',
    message: `I do not understand "${word}" here.`,
    hint: 'deploy makes an app run: /kube deploy web 3',
    fixes: [
      commandLine(
        'deploy',
        words,
        words.positional.filter((other) => other !== word),
      ),
    ],
  };
}
