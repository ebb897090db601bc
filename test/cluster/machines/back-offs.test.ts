import { BackOffs } from '../../../src/cluster/machines/back-offs';

const failed = (failures: number) => ({ failures, last: 0, retryAt: 10 });

test('an object that is gone takes all that was remembered for it along, and nothing else', () => {
  const backOffs = new BackOffs({ a: failed(1), 'a/1/node-1': failed(2), 'a/1/node-2': failed(3), ab: failed(4) });
  backOffs.forget('a');
  expect(backOffs.snapshot()).toEqual({ ab: failed(4) });
});

test('one work of an object is forgotten without the others', () => {
  const backOffs = new BackOffs({ a: failed(1), 'a/failures': failed(2) });
  backOffs.delete('a');
  backOffs.delete('unknown');
  expect([backOffs.get('a'), backOffs.get('a/failures')]).toEqual([undefined, failed(2)]);
  backOffs.delete('a/failures');
  expect(backOffs.snapshot()).toBeUndefined();
});

test('what was stored comes back in the same order', () => {
  const backOffs = new BackOffs();
  for (const key of ['b', 'a', 'b/failures']) backOffs.set(key, failed(1));
  const stored = JSON.stringify(backOffs.snapshot());
  expect(JSON.stringify(new BackOffs(backOffs.snapshot()).snapshot())).toBe(stored);
});
