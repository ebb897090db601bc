import { isRejected } from '../../../src/api/rejection';
import { sortedBy } from '../../../src/printers/output/sort-by';

const order = (values: readonly unknown[], path = '.v'): readonly unknown[] | string | undefined => {
  const sorted = sortedBy(
    values.map((v) => (v === undefined ? {} : { v })),
    path,
  );
  return isRejected(sorted) ? sorted.message : sorted?.map((one) => (one as { readonly v?: unknown }).v);
};

describe('the order of a path', () => {
  it('is that of amounts, numbers and texts, with what lacks it first', () => {
    expect(order(['10Gi', '512Mi', '1Gi'])).toEqual(['512Mi', '1Gi', '10Gi']);
    expect(order([3, 1, 2])).toEqual([1, 2, 3]);
    expect(order(['b', undefined, 'a'])).toEqual([undefined, 'a', 'b']);
    expect(order(['b', 'a'], '{v}')).toEqual(['a', 'b']);
    expect(order(['b', 'a'], 'v')).toEqual(['a', 'b']);
  });

  it('is none where nothing has it, or it holds fields', () => {
    expect(order(['b', 'a'], '.nope')).toBeUndefined();
    expect(order([{ a: 1 }, { a: 2 }])).toMatch(/^error: Field \{\.v\} is an unsortable type/);
    expect(order(['b'], '{a')).toMatch(/^error: unexpected path string/);
  });
});
