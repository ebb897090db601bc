import { unifiedDiff } from '../../src/printers/unified-diff';

const lines = (...all: readonly (string | number)[]): string => all.map((line) => `${line}\n`).join('');

describe('unifiedDiff', () => {
  it('prints nothing for equal texts', () => {
    expect(unifiedDiff(lines('a', 'b'), lines('a', 'b'))).toBe('');
  });

  it('shows a changed line with three lines around it', () => {
    const before = lines(1, 2, 3, 4, 5, 6, 7, 8, 9);
    const after = lines(1, 2, 3, 4, 'five', 6, 7, 8, 9);
    expect(unifiedDiff(before, after)).toBe(
      lines('@@ -2,7 +2,7 @@', ' 2', ' 3', ' 4', '-5', '+five', ' 6', ' 7', ' 8'),
    );
  });

  it('shows changes far from each other in hunks of their own', () => {
    const before = lines('x', 1, 2, 3, 4, 5, 6, 7, 'y');
    const after = lines(1, 2, 3, 4, 5, 6, 7, 'z');
    expect(unifiedDiff(before, after)).toBe(
      lines('@@ -1,4 +1,3 @@', '-x', ' 1', ' 2', ' 3', '@@ -6,4 +5,4 @@', ' 5', ' 6', ' 7', '-y', '+z'),
    );
  });

  it('shows a new text as all added', () => {
    expect(unifiedDiff('', lines('a', 'b'))).toBe(lines('@@ -0,0 +1,2 @@', '+a', '+b'));
  });

  it('leaves the 1 of a single line out', () => {
    expect(unifiedDiff(lines('a'), lines('b'))).toBe(lines('@@ -1 +1 @@', '-a', '+b'));
  });
});
