/**
 * A drawing without its coordinates: things in things, with their names and texts. What a golden of a picture keeps.
 */
import type { Drawing, Shape } from '../../src/diagram/drawing/shape';

/** One line for each thing and for the texts in it; chance is blanked out of ids. */
export function outlineOf({ shapes }: Drawing): string {
  const names = new Map<string, string>();
  return linesOf(shapes, '', names).join('\n');
}

function linesOf(shapes: readonly Shape[], indent: string, names: Map<string, string>): readonly string[] {
  const lines: string[] = [];
  let texts: string[] = [];
  const flush = () => {
    if (texts.length > 0) lines.push(`${indent}"${texts.join(' | ')}"`);
    texts = [];
  };
  for (const shape of shapes) {
    if (shape.shape === 'words') texts.push(shape.text);
    if (shape.shape !== 'group') continue;
    flush();
    const counted = shape.pods !== undefined && shape.pods.length > 1 ? ` (${shape.pods.length} Pods)` : '';
    lines.push(`${indent}${idOf(shape.id, names)}: ${shape.label}${counted}`);
    lines.push(...linesOf(shape.parts, `${indent}  `, names));
  }
  flush();
  return lines;
}

/** UIDs are serial numbers: every one is named by the order in which it appears. */
function idOf(id: string, names: Map<string, string>): string {
  return id.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, (uid) => {
    const name = names.get(uid) ?? `#${names.size + 1}`;
    names.set(uid, name);
    return name;
  });
}
