/**
 * Annotations in commands: `team=red` sets one, `team-` takes it away. Values may be any text.
 * Follows kubectl/pkg/cmd/util, ParsePairs.
 */
import type { StringMap } from '../../api/objects';
import { own } from '../../api/own';
import type { Result } from '../../api/rejection';
import { clientError } from '../../api/status';

export interface AnnotationChanges {
  readonly set: StringMap;
  readonly removed: readonly string[];
}

export function readAnnotationChanges(words: readonly string[]): Result<AnnotationChanges> {
  const set: Record<string, string> = {};
  const removed: string[] = [];
  for (const word of words) {
    const at = word.indexOf('=');
    if (at === 0) return clientError(`invalid annotation format: ${word}`);
    if (at > 0) set[word.slice(0, at)] = word.slice(at + 1);
    else removed.push(word.slice(0, -1));
  }
  const both = removed.filter((key) => own(set, key) !== undefined);
  if (both.length === 0) return { set, removed };
  const keys = both.join(', ');
  return clientError(`can not both modify and remove the following annotation(s) in the same command: ${keys}`);
}
