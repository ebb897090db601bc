import { grouped } from '../../src/api/grouped';

test('groups stand in the order of their first members, and keep the order of their members', () => {
  const groups = grouped(['node-2', 'web', 'node-1', 'db'], (name) => name.startsWith('node-'));
  expect([...groups]).toEqual([
    [true, ['node-2', 'node-1']],
    [false, ['web', 'db']],
  ]);
});

test('nothing has no groups', () => {
  expect(grouped([], String).size).toBe(0);
});
