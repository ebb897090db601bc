import { countLines, quietText } from '../../src/diagram/text/compact-lanes';
import { scopeOf } from '../../src/diagram/scope';
import { podsIn, viewOf } from '../../src/diagram/view';
import { play } from '../tutor/play';

const { after } = play(['deploy db 3 statefulset']).at(-1)!;
const pods = podsIn(viewOf(after, after, scopeOf(after, after, 'all')));

describe('Pods that are counted', () => {
  test('are counted with the one that leads', () => {
    expect(countLines(pods, 30, 1)).toEqual(['db [R]x3, db-0*']);
    expect(quietText(pods, 30)).toBe('3 Pods, all [R], db-0*');
  });

  test('are counted without it, and without their owner, where there is no room', () => {
    expect(countLines(pods, 12, 1)).toEqual(['db [R]x3']);
    expect(countLines(pods, 7, 1)).toEqual(['[R]x3']);
    expect(quietText(pods, 16)).toBe('3 Pods, all [R]');
  });
});
