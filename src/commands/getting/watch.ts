/**
 * What `get` does on a cluster that runs by itself, and cannot do here.
 */
import type { Rejection } from '../../api/rejection';
import { isOn, type Words } from '../grammar/words';

/** Whether changes were to be watched. */
export const isWatch = (words: Words): boolean =>
  ['watch', 'watch-only', 'output-watch-events'].some((flag) => isOn(words, flag));

/** An address of the API server cannot be asked for from a channel. */
export function notRaw(path: string): Rejection {
  return {
    rejected: true,
    code: 'Tutor',
    message: 'Addresses of the API server cannot be read from a channel.',
    hint: `A real kubectl can be pointed at the channel's cluster and read ${path === '' ? 'them' : path}.`,
    fixes: ['get all', 'api-resources'],
  };
}
