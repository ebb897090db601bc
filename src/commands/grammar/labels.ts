/**
 * Labels in commands: `disk=ssd` sets one, `disk-` takes it away.
 */
import type { StringMap } from '../../api/objects';
import { own } from '../../api/own';
import { isRejected, type Rejection, type Result } from '../../api/rejection';
import { clientError } from '../../api/status';
import { labelValue } from '../../api/validation/names';

export interface LabelChanges {
  readonly set: StringMap;
  readonly removed: readonly string[];
}

/** Labels that are to be set; removals are not understood here. */
export function readLabels(words: readonly string[]): Result<StringMap> {
  const changes = readLabelChanges(words);
  if (isRejected(changes)) return changes;
  return changes.removed.length > 0 ? clientError(`invalid label spec: ${changes.removed[0]!}-`) : changes.set;
}

/** Follows kubectl/pkg/cmd/label, parseLabels. */
export function readLabelChanges(words: readonly string[]): Result<LabelChanges> {
  const set: Record<string, string> = {};
  const removed: string[] = [];
  for (const word of words) {
    const at = word.indexOf('=');
    if (at < 0 && word.endsWith('-')) {
      removed.push(word.slice(0, -1));
      continue;
    }
    if (at < 0) return clientError(`unknown label spec: ${word}`);
    const [key, value] = [word.slice(0, at), word.slice(at + 1)];
    const wrong = wrongLabel(key, value);
    if (wrong !== undefined) return wrong;
    set[key] = value;
  }
  const both = removed.find((key) => own(set, key) !== undefined);
  if (both !== undefined) return clientError('can not both modify and remove a label in the same command');
  return { set, removed };
}

function wrongLabel(key: string, value: string): Rejection | undefined {
  const [wrongValue] = labelValue(value);
  if (wrongValue !== undefined) return clientError(`invalid label value: "${key}=${value}": ${wrongValue}`);
  return undefined;
}
