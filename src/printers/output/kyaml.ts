/**
 * KYAML: the part of YAML that leaves no doubts, with braces, quotes and commas. Follows sigs.k8s.io/yaml/kyaml.
 */
import { sortKeys } from '../json';

const INDENT = '  ';

/** One document with its separator and a final newline. @param isInOrder whether its keys stay where they are */
export function printKyaml(value: unknown, isInOrder = false): string {
  return `---\n${written(isInOrder ? value : sortKeys(value), '')}\n`;
}

function written(value: unknown, indent: string): string {
  if (Array.isArray(value)) return list(value, indent);
  if (typeof value === 'object' && value !== null) return fields(value as Readonly<Record<string, unknown>>, indent);
  return typeof value === 'string' ? text(value, indent) : JSON.stringify(value ?? null);
}

function fields(value: Readonly<Record<string, unknown>>, indent: string): string {
  const entries = Object.entries(value);
  if (entries.length === 0) return '{}';
  const inner = `${indent}${INDENT}`;
  const lines = entries.map(([key, field]) => `${inner}${keyText(key)}: ${written(field, inner)},\n`);
  return `{\n${lines.join('')}${indent}}`;
}

/** Items that have fields or items of their own begin on the line of the bracket. */
function list(items: readonly unknown[], indent: string): string {
  if (items.length === 0) return '[]';
  const isNested = items.every((item) => typeof item === 'object' && item !== null);
  if (isNested) return `[${items.map((item) => written(item, indent)).join(', ')}]`;
  const inner = `${indent}${INDENT}`;
  return `[\n${items.map((item) => `${inner}${written(item, inner)},\n`).join('')}${indent}]`;
}

const PLAIN_KEY = /^[A-Za-z_][\w./-]*$/;
/** Words that some reader of YAML takes for something else. */
const DOUBTFUL = /^(y|n|yes|no|on|off|true|false|null|nan|inf|_+)$/i;

function keyText(key: string): string {
  return PLAIN_KEY.test(key) && !DOUBTFUL.test(key) ? key : JSON.stringify(key);
}

/** Several lines are written on several lines, each of which a backslash ends. */
function text(value: string, indent: string): string {
  const quoted = JSON.stringify(value);
  if (!value.includes('\n')) return quoted;
  const inner = `${indent}${INDENT}`;
  const lines = value.split('\n').map((line, i, all) => {
    const body = JSON.stringify(line).slice(1, -1);
    const isLast = i === all.length - 1;
    const start = /^\s/.test(line) ? `\\${body}` : ` ${body}`;
    return isLast ? start : `${start}\\n\\`;
  });
  const shown = value.endsWith('\n') ? lines.slice(0, -1) : lines;
  return `"\\\n${shown.map((line) => `${inner}${line}`).join('\n')}\n${inner}"`;
}
