import { alignTabs, LIST, TABLE } from '../../src/printers/tabwriter';

describe('columns as Go aligns them', () => {
  test('cells are padded to the widest of neighbouring lines, the last cell never', () => {
    expect(alignTabs('NAME\tAGE\nnode-1\t5s\n', TABLE)).toBe('NAME     AGE\nnode-1   5s\n');
  });

  test('a narrow column keeps its least width', () => {
    expect(alignTabs('A\tB\nx\ty\n', TABLE)).toBe('A     B\nx     y\n');
    expect(alignTabs('A\tB\nx\ty\n', LIST)).toBe('A  B\nx  y\n');
  });

  test('a line without the column ends the block: widths start anew below it', () => {
    expect(alignTabs('long-name\tb\nalone\nx\ty', LIST)).toBe('long-name  b\nalone\nx  y');
  });

  test('an empty last cell leaves the padding of the one before', () => {
    expect(alignTabs('NAME\tDISK\nnode-1\t\n', TABLE)).toBe('NAME     DISK\nnode-1   \n');
  });
});
