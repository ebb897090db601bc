/** Which taints a Pod tolerates. Follows kubectl/pkg/describe, printTolerationsMultilineWithIndent. */
import type { Toleration } from '../../api/objects';
import { writeList } from './metadata';
import type { Sheet } from './sheet';

export function writeTolerations(sheet: Sheet, title: string, tolerations: readonly Toleration[] | undefined): void {
  const key = (toleration: Toleration): string => toleration.key ?? '';
  const byKey = [...(tolerations ?? [])].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
  writeList(sheet, title, byKey.map(textOf));
}

function textOf({ key = '', value = '', effect = '', operator, tolerationSeconds }: Toleration): string {
  const what = `${key}${value === '' ? '' : `=${value}`}${effect === '' ? '' : `:${effect}`}`;
  const exists = operator === 'Exists' && value === '' ? `${what === '' ? '' : ' '}op=Exists` : '';
  return `${what}${exists}${tolerationSeconds === undefined ? '' : ` for ${tolerationSeconds}s`}`;
}
