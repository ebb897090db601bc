/**
 * What every drawing keeps to: nothing overlaps that should not, all text is inside its box, every Pod is there once.
 */
import type { Area, Box, Drawing, Group, Shape, Words } from '../../src/diagram/drawing/shape';
import { widthOf } from '../../src/diagram/drawing/text-size';

/** Text of this size is the least that can be read on a phone. */
const LEAST_SIZE = 11;
/** What two areas may differ by: rounding. */
const SLACK = 0.6;

/** What is wrong with a drawing that should show these Pods, by UID; nothing, if all is well. */
export function violationsOf(drawing: Drawing, pods: readonly string[]): readonly string[] {
  const whole: Area = { x: 0, y: 0, width: drawing.width, height: drawing.height };
  const texts = collect(drawing.shapes, 'words');
  const boxes = collect(drawing.shapes, 'box');
  return [
    ...groupViolations(drawing.shapes, whole, 'the drawing'),
    ...podViolations(collect(drawing.shapes, 'group'), pods),
    ...idViolations(collect(drawing.shapes, 'group')),
    ...textViolations(texts, boxes),
    ...(drawing.title === '' ? ['no title'] : []),
    ...(drawing.description === '' ? ['no description'] : []),
  ];
}

/** All shapes of one kind, however deep. */
export function collect<Kind extends Shape['shape']>(
  shapes: readonly Shape[],
  kind: Kind,
): readonly Extract<Shape, { shape: Kind }>[] {
  return shapes.flatMap((shape) => [
    ...(shape.shape === kind ? [shape as Extract<Shape, { shape: Kind }>] : []),
    ...(shape.shape === 'group' ? collect(shape.parts, kind) : []),
  ]);
}

function groupViolations(shapes: readonly Shape[], parent: Area, name: string): readonly string[] {
  const groups = shapes.filter((shape) => shape.shape === 'group');
  const violations: string[] = [];
  for (const shape of shapes) {
    if (!isInside(areaOf(shape), parent)) violations.push(`${nameOf(shape)} reaches out of ${name}`);
    if (shape.shape === 'group') {
      if (shape.label === '') violations.push(`${shape.id} has no label`);
      violations.push(...groupViolations(shape.parts, shape, shape.id));
    }
  }
  violations.push(...overlaps(groups).map(([one, other]) => `${one.id} and ${other.id} overlap in ${name}`));
  return violations;
}

function podViolations(groups: readonly Group[], pods: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { pods: shown = [] } of groups) for (const uid of shown) counts.set(uid, (counts.get(uid) ?? 0) + 1);
  const wanted = new Set(pods);
  return [
    ...pods.filter((uid) => (counts.get(uid) ?? 0) === 0).map((uid) => `Pod ${uid} is not drawn`),
    ...[...counts].filter(([, count]) => count > 1).map(([uid, count]) => `Pod ${uid} is drawn ${count} times`),
    ...[...counts.keys()].filter((uid) => !wanted.has(uid)).map((uid) => `Pod ${uid} is drawn and not there`),
  ];
}

function idViolations(groups: readonly Group[]): readonly string[] {
  const seen = new Set<string>();
  return groups.flatMap(({ id }) => (seen.has(id) ? [`two things are ${id}`] : (seen.add(id), [])));
}

function textViolations(texts: readonly Words[], boxes: readonly Box[]): readonly string[] {
  const violations: string[] = [];
  for (const words of texts) {
    const { text, size, weight, width } = words;
    if (/[^\x20-\x7e]/.test(text)) violations.push(`"${text}" is not ASCII`);
    if (widthOf(text, size, weight) > width + SLACK) violations.push(`"${text}" is wider than it says`);
    if (size < LEAST_SIZE && text.length > 1) violations.push(`"${text}" is too small: ${size}`);
    const area = areaOf(words);
    for (const box of boxes) {
      if (doOverlap(area, box) && !isInside(area, box)) violations.push(`"${text}" crosses the edge of a box`);
    }
  }
  violations.push(
    ...overlaps(texts.map((words) => ({ ...areaOf(words), text: words.text }))).map(
      ([one, other]) => `"${one.text}" stands on "${other.text}"`,
    ),
  );
  return violations;
}

/** Where a shape is. Of words: from the top of the capitals to the bottom of the letters that reach below the line. */
function areaOf(shape: Shape): Area {
  switch (shape.shape) {
    case 'words': {
      const { x, y, width, size, text } = shape;
      const below = /[gjpqy,;()[\]{}|@_$]/.test(text) ? 0.2 * size : 0;
      return { x, y: y - 0.72 * size, width, height: 0.72 * size + below };
    }
    case 'path': {
      const [xs, ys] = [shape.points.map(([x]) => x), shape.points.map(([, y]) => y)];
      const [x, y] = [Math.min(...xs), Math.min(...ys)];
      return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
    }
    default:
      return shape;
  }
}

function nameOf(shape: Shape): string {
  return shape.shape === 'group' ? shape.id : shape.shape === 'words' ? `"${shape.text}"` : `a ${shape.shape}`;
}

function isInside(inner: Area, outer: Area): boolean {
  return (
    inner.x >= outer.x - SLACK &&
    inner.y >= outer.y - SLACK &&
    inner.x + inner.width <= outer.x + outer.width + SLACK &&
    inner.y + inner.height <= outer.y + outer.height + SLACK
  );
}

function doOverlap(a: Area, b: Area): boolean {
  return (
    a.x + SLACK < b.x + b.width &&
    b.x + SLACK < a.x + a.width &&
    a.y + SLACK < b.y + b.height &&
    b.y + SLACK < a.y + a.height
  );
}

/** Pairs that overlap; sorted by height, so that only neighbours are compared. */
function overlaps<One extends Area>(areas: readonly One[]): readonly (readonly [One, One])[] {
  const sorted = [...areas].sort((a, b) => a.y - b.y);
  return sorted.flatMap((one, index) => {
    const pairs: [One, One][] = [];
    for (let next = index + 1; next < sorted.length; next++) {
      const other = sorted[next]!;
      if (other.y >= one.y + one.height) break;
      if (doOverlap(one, other)) pairs.push([one, other]);
    }
    return pairs;
  });
}
