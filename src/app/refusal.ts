/**
 * Why a verb of the channel does nothing, in the tutor's words.
 */
import type { Rejection } from '../api/rejection';

/** @param fixes commands that help, best first */
export function refusal(message: string, hint: string, fixes: readonly string[]): Rejection {
  return { rejected: true, code: 'Tutor', message, hint, fixes };
}
