/**
 * What a drawing holds, for tests: the labels of its things, indented as they stand in each other. The ends of names
 * that chance decides are blanked.
 */
import { drawFigure, type FigureRequest } from '../../../src/diagram/figures/figure';
import type { Shape } from '../../../src/diagram/drawing/shape';

export function labelOutline(request: Omit<FigureRequest, 'title' | 'width'>, width = 400): string {
  const drawing = drawFigure({ ...request, width, title: 'title' });
  return blanked(labels(drawing.shapes, 0).join('\n'));
}

/** Every text of a drawing, in its order. */
export function textsOf(request: Omit<FigureRequest, 'title' | 'width'>, width = 400): readonly string[] {
  return texts(drawFigure({ ...request, width, title: 'title' }).shapes).map(blanked);
}

function labels(shapes: readonly Shape[], depth: number): readonly string[] {
  return shapes.flatMap((shape) =>
    shape.shape === 'group' ? [`${'  '.repeat(depth)}${shape.label}`, ...labels(shape.parts, depth + 1)] : [],
  );
}

function texts(shapes: readonly Shape[]): readonly string[] {
  return shapes.flatMap((shape) =>
    shape.shape === 'group' ? texts(shape.parts) : shape.shape === 'words' ? [shape.text] : [],
  );
}

function blanked(text: string): string {
  return text
    .replace(/pvc-[0-9a-f-]{36}/g, 'pvc-#')
    .replace(/\b([a-z]+)-[0-9a-z]{8,10}-[0-9a-z]{5}\b/g, '$1-#-#')
    .replace(/\b([a-z]+)-(?=[0-9a-z]*\d)[0-9a-z]{8,10}\b/g, '$1-#')
    .replace(/\bagent-[0-9a-z]{5}\b/g, 'agent-#')
    .replace(/\bon node-\d\b/g, 'on node-#');
}
