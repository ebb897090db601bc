/** Every state has a badge that differs from all others without its colour and without its letter. */
import type { Shape } from '../../../src/diagram/drawing/shape';
import { podBadge } from '../../../src/diagram/figures/pod-badge';
import { BOXES } from '../../../src/diagram/pod-state';

/** What is left of a badge without colours and letters. */
function silhouette(shape: Shape): string {
  const { shape: kind } = shape;
  if (kind === 'words' || kind === 'group') return '';
  const isFilled = shape.fill !== undefined && shape.fill !== 'paper';
  const corners = kind === 'path' ? shape.points.length : kind === 'box' && shape.radius > 5 ? 'round' : 'square';
  const size = kind === 'box' && shape.width < 10 ? 'small' : '';
  return [kind, corners, size, isFilled ? 'filled' : 'outline', shape.isDashed === true ? 'dashed' : ''].join(' ');
}

test('each state has a shape of its own', () => {
  const shapes = BOXES.map(({ box }) => {
    const drawn = podBadge(box).at(0, 0);
    const hasLetter = drawn.some(({ shape }) => shape === 'words');
    // Two dashed rings: the one of what is gone is empty.
    return drawn.map(silhouette).join('+') + (hasLetter ? '' : ' empty');
  });
  expect(new Set(shapes).size).toBe(BOXES.length);
});

test('each state has the letter of the text picture', () => {
  for (const { box } of BOXES) {
    const letters = podBadge(box)
      .at(0, 0)
      .flatMap((shape) => (shape.shape === 'words' ? [shape.text] : []));
    expect(letters).toEqual(box === ' ' || box === '.' ? [] : [box]);
  }
});
