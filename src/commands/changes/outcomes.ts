/**
 * What became of each object of a command that names several: kubectl does what it can and reports the rest.
 */
import { type KubeObject, refOf } from '../../api/objects';
import type { Rejection, Result } from '../../api/rejection';
import type { Done } from '../verb';

/** One object: done (with its line), or refused. */
export type Outcome =
  { readonly object: KubeObject; readonly line: string; readonly warning?: string } | { readonly rejection: Rejection };

/** One answer for all. When nothing could be done, it is a rejection and nothing has changed. */
export function collect(outcomes: readonly Outcome[], answer: Omit<Done, 'stdout' | 'focus'>): Result<Done> {
  const done = outcomes.flatMap((outcome) => ('object' in outcome ? [outcome] : []));
  const refused = outcomes.flatMap((outcome) => ('rejection' in outcome ? [outcome.rejection] : []));
  if (done.length === 0 && refused.length > 0) return together(refused);
  const warnings = done.map((outcome) => outcome.warning ?? '').join('');
  const errors = refused.map((rejection) => `${rejection.message}\n`).join('');
  const stderr = (answer.stderr ?? '') + warnings + errors;
  return {
    ...answer,
    stdout: done.map((outcome) => outcome.line).join(''),
    ...(stderr === '' ? {} : { stderr }),
    ...(refused.length === 0 ? {} : { code: 1, refused }),
    focus: done.map((outcome) => refOf(outcome.object)),
  };
}

/** kubectl begins a complaint of its own with `error: ` where it is the only one. */
export function asComplaints(refused: readonly Rejection[]): readonly Rejection[] {
  if (refused.length < 2) return refused;
  return refused.map((rejection) => ({ ...rejection, message: rejection.message.replace(/^error: /, '') }));
}

/** Several refusals as one. The list must not be empty. */
export function together(refused: readonly Rejection[]): Rejection {
  const [first] = refused;
  return refused.length === 1 ? first! : { ...first!, message: refused.map(({ message }) => message).join('\n') };
}
