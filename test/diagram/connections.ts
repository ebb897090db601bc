/**
 * What the lines of a drawing lead to: lines that only cross each other are not one; lines that meet are.
 */
import type { Area, Drawing, Path, Shape } from '../../src/diagram/drawing/shape';

type Point = Path['points'][number];

/** For every thing whose id begins with `from`, the ids beginning with `to` that a line leads to; by id. */
export function connections({ shapes }: Drawing, from: string, to: string): ReadonlyMap<string, readonly string[]> {
  const things = collected(shapes);
  const paths = linesOf(shapes);
  const named = (start: string) => things.filter(({ id }) => id.startsWith(start));
  return new Map(
    named(from).map((thing) => {
      const reached = new Set(paths.filter((path) => touches(path, thing)));
      for (let size = 0; size !== reached.size;) {
        size = reached.size;
        for (const path of paths) if ([...reached].some((one) => meet(one, path))) reached.add(path);
      }
      const found = named(to).filter((other) => [...reached].some((path) => touches(path, other)));
      return [thing.id, found.map(({ id }) => id).sort()];
    }),
  );
}

interface Thing extends Area {
  readonly id: string;
}

const collected = (shapes: readonly Shape[]): readonly Thing[] =>
  shapes.flatMap((shape) => (shape.shape === 'group' ? [shape, ...collected(shape.parts)] : []));

/** Lines of volumes: open paths in their colour. */
const linesOf = (shapes: readonly Shape[]): readonly Path[] =>
  shapes.flatMap((shape) => {
    if (shape.shape === 'group') return linesOf(shape.parts);
    return shape.shape === 'path' && shape.isClosed !== true && shape.stroke === 'disk' ? [shape] : [];
  });

const near = (a: number, b: number): boolean => Math.abs(a - b) < 0.6;

/** Whether an end of the line is at the edge of a thing. */
function touches({ points }: Path, { x, y, width, height }: Area): boolean {
  const ends = [points[0], points.at(-1)].filter((point) => point !== undefined);
  return ends.some(([px, py]) => {
    const isWithin = px > x - 0.6 && px < x + width + 0.6 && py > y - 0.6 && py < y + height + 0.6;
    return isWithin && (near(px, x) || near(px, x + width) || near(py, y) || near(py, y + height));
  });
}

const meet = (one: Path, other: Path): boolean =>
  one.points.some((point) => isOn(point, other)) || other.points.some((point) => isOn(point, one));

function isOn([x, y]: Point, { points }: Path): boolean {
  return points.slice(1).some(([x2, y2], index) => {
    const [x1, y1] = points[index]!;
    const isBetween = (value: number, a: number, b: number) =>
      value > Math.min(a, b) - 0.1 && value < Math.max(a, b) + 0.1;
    return isBetween(x, x1, x2) && isBetween(y, y1, y2);
  });
}
