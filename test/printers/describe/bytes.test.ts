import { cutBytes, lengthInBytes } from '../../../src/printers/describe/bytes';

test.each([
  ['', 0],
  ['abc', 3],
  ['ü', 2],
  ['€', 3],
  ['🦊', 4],
])('%j takes %i bytes', (text, length) => {
  expect(lengthInBytes(text)).toBe(length);
  expect(lengthInBytes(text)).toBe(Buffer.byteLength(text));
});

test.each([
  ['abc', 2, 'ab'],
  ['abc', 3, 'abc'],
  ['aü', 2, 'a\ufffd'],
  ['aü', 3, 'aü'],
  ['üb', 2, 'ü'],
])('%j cut at %i bytes', (text, longest, cut) => {
  expect(cutBytes(text, longest)).toBe(cut);
});
