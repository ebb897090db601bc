/**
 * What the words of `deploy` say where they stand without flags, in any order: `deploy db 3 statefulset on disk=ssd`.
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
}

/** A number is the copies, a kind the kind, an image has a `:` or `/`, the rest is the name. */
export function readDeployWords(words: Words): Result<DeployWords> {
  const found: { -readonly [K in keyof DeployWords]: DeployWords[K] } = {};
  let wantsLabel = false;
  for (const word of words.positional) {
    const isLabel = wantsLabel;
    wantsLabel = false;
    if (isLabel) found.on = word;
    else if (/^\d+$/.test(word) && found.copies === undefined) found.copies = Number(word);
    else if (isKindWord(word) && found.kind === undefined) found.kind = word;
    else if (/^(with-)?volumes?$/i.test(word) && found.name !== undefined) found.volume = true;
    else if (word.toLowerCase() === 'on' && found.on === undefined) wantsLabel = true;
    else if (/[:/]/.test(word) && found.image === undefined) found.image = word;
    else if (found.name === undefined) found.name = word.toLowerCase();
    else return notUnderstood(word, words);
  }
  return found;
}

const WORKLOADS: readonly string[] = ['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet'];

function isKindWord(word: string): boolean {
  const info = kindNamed(word);
  return info !== undefined && WORKLOADS.includes(info.kind);
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
