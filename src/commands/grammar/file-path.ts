/**
 * Paths of files as people type them.
 */
import type { Rejection, Result } from '../../api/rejection';

/** Characters in a path. */
const LONGEST_PATH = 100;
const PLAIN = /^[\w.,@%+=:/-]+$/;

/** A path from the root, with single slashes: `data//x` is `/data/x`. */
export function readPath(typed: string): Result<string> {
  const parts = typed.split('/').filter((part) => part !== '' && part !== '.');
  const path = `/${parts.join('/')}`;
  if (!PLAIN.test(typed)) {
    return wrong(`A path has letters, digits, and . _ - / here.`, 'No blanks, quotes or signs: /data/x');
  }
  if (parts.includes('..')) return wrong('A path with .. is not taken here.', 'Say it from the root: /data/x');
  if (parts.length === 0 || typed.endsWith('/')) {
    return wrong(`${path} is a directory, not a file.`, `Name a file in it: ${path === '/' ? '' : path}/x`);
  }
  if (path.length > LONGEST_PATH) {
    return wrong(`A path has at most ${LONGEST_PATH} characters here.`, `This one has ${path.length}.`);
  }
  return path;
}

const wrong = (message: string, hint: string): Rejection => ({ rejected: true, code: 'Tutor', message, hint });
