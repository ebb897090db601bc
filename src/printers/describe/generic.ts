/**
 * Describes kinds that kubectl has no layout for: every field, one below the other.
 * Follows kubectl/pkg/describe, genericDescriber and smartLabelFor.
 */
import { type Fields, isFields } from '../../api/fields';
import type { KubeObject } from '../../api/objects';
import { withOwners } from '../objects';
import type { DescribeView } from './describer';
import { writeEvents } from './events';
import { goText } from '../go-text';
import { writeAnnotations, writeLabels } from './metadata';
import type { Sheet } from './sheet';

/** Fields that have a line of their own, or none. */
const SKIPPED: ReadonlySet<string> = new Set([
  '.metadata.managedFields',
  '.metadata.name',
  '.metadata.namespace',
  '.metadata.labels',
  '.metadata.annotations',
]);

export function writeGeneric(object: KubeObject, sheet: Sheet, view: DescribeView): void {
  const { name, namespace = '', labels, annotations } = object.metadata;
  sheet.line(0, `Name:\t${name}`);
  sheet.line(0, `Namespace:\t${namespace}`);
  writeLabels(sheet, 'Labels', labels);
  writeAnnotations(sheet, 'Annotations', annotations);
  writeFields(withOwners(object) as unknown as Fields, { sheet, level: 0, path: '' });
  writeEvents(object, sheet, view);
}

interface Place {
  readonly sheet: Sheet;
  readonly level: number;
  readonly path: string;
}

/** In the order of the names; what has fields itself stands one level further in. */
function writeFields(fields: Fields, { sheet, level, path }: Place): void {
  for (const field of Object.keys(fields).sort()) {
    const [value, below] = [fields[field], `${path}.${field}`];
    if (value === undefined || SKIPPED.has(below)) continue;
    const inside = { sheet, level: level + 1, path: below };
    if (Array.isArray(value)) {
      sheet.line(level, `${titleOf(field)}:`);
      for (const item of value as readonly unknown[]) {
        if (isFields(item)) writeFields(item, inside);
        else sheet.line(level + 1, goText(item));
      }
    } else if (isFields(value)) {
      sheet.line(level, `${titleOf(field)}:`);
      writeFields(value, inside);
    } else {
      sheet.line(level, `${titleOf(field)}:\t${goText(value)}`);
    }
  }
}

const ACRONYMS: ReadonlySet<string> = new Set(['API', 'URL', 'UID', 'GUID']);
/** Between two words of a field's name: before the capital of a small letter, and where the case or the kind changes. */
const WORD_END = /(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=-)(?=[^-])|(?<=[^-])(?=-)/;

/** `creationTimestamp` is `Creation Timestamp`, `uid` is `UID`; names with digits or dots stay as they are. */
function titleOf(field: string): string {
  if (!/^[A-Za-z-]+$/.test(field)) return field;
  const words = field.split(WORD_END).map((word) => {
    if (ACRONYMS.has(word.toUpperCase())) return word.toUpperCase();
    return word === word.toLowerCase() ? word.charAt(0).toUpperCase() + word.slice(1) : word;
  });
  return words.join(' ');
}
