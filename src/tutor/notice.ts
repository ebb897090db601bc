/**
 * One thing to notice about what happened. At most 140 characters.
 */
import type { Told } from './headline';

export function noticeOf(told: Told): string | undefined {
  const isNew = told.done.focus.some((ref) => ref.kind === 'Deployment' && told.before.resolve(ref) === undefined);
  if (!isNew) return undefined;
  return 'you asked for a number, not for three starts. Take a Pod away and see who brings the number back.';
}
