/**
 * Every key of the bank is computed again: the scene is played, and of four options exactly the right one is true.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileItem } from '../../../src/tutor/quiz/compile-item';
import type { WrittenItem } from '../../../src/tutor/quiz/item';
import { bankItems } from '../../../src/tutor/quiz/items';
import { problemsOf } from '../../../src/tutor/quiz/proof';
import { readItems } from '../../../src/tutor/quiz/read-items';

const FOLDER = join(__dirname, '../../../src/tutor/content/questions');
const FILES = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.yaml'))
  .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));

function itemsIn(text: string): readonly WrittenItem[] {
  const read = readItems(text);
  if ('error' in read) throw new Error(`line ${read.error.line}: ${read.error.message}`);
  return read.items;
}

const WRITTEN = FILES.flatMap((file) => itemsIn(readFileSync(join(FOLDER, file), 'utf8')));

test.each(WRITTEN.map((written) => [written.item.id, written] as const))(
  '%s: its key is what happens',
  (_, written) => {
    expect(problemsOf(written)).toEqual([]);
  },
);

test('the program asks what stands in the files, in their order, and shows what happens today: else npm run content', () => {
  expect(bankItems()).toEqual(WRITTEN.map(({ item }) => JSON.parse(JSON.stringify(compileItem(item))) as unknown));
});

const question = (right: string, wrong: string) => `
questions:
  - id: deleted
    topic: pod
    about: pods-move
    ask: What comes?
    situation: A Pod of web is deleted.
    before: [{ kube: deploy web }, { settle: true }]
    then: [{ kube: 'delete pod $pod[1]' }, { settle: true }]
    options:
      - { right: a new Pod, why: because., proof: { pods app=web: ${right} } }
      - { wrong: two, belief: pods-move, fact: one., proof: { pods app=web: ${wrong} } }
      - { wrong: three, belief: count-waits-for-node, fact: one., proof: { pods app=web: { new: 3 } } }
      - { wrong: none, belief: count-is-given-once, fact: one., proof: { pods app=web: { new: 0 } } }
`;
const problems = (text: string) => itemsIn(text).flatMap(problemsOf);

describe('a wrong key is found', () => {
  test('none where exactly the right option is true', () => {
    expect(problems(question('{ new: 1, kept: 2 }', '{ new: 2 }'))).toEqual([]);
  });

  test('when the right option is not what happens', () => {
    expect(problems(question('{ new: 1, kept: 3 }', '{ new: 2 }'))).toEqual([
      'the right option: pods app=web kept: expected 3, got 2',
    ]);
  });

  test('when a wrong option is what happens', () => {
    expect(problems(question('{ new: 1 }', '{ new: 1, total: 3 }'))).toEqual(['"two" is true, too']);
  });

  test('when the proof of a wrong option fails by a slip of the pen only', () => {
    expect(problems(question('{ new: 1 }', '{ newer: 1 }'))).toEqual([
      '"two": pods app=web: "newer" is nothing that Pods are counted by',
    ]);
  });

  test('when there is no proof, or an empty one', () => {
    expect(problems(question('{ new: 1 }', '{ new: 2 }').replace(/, proof: \{ .*? \} \}/g, ''))).toEqual([
      'has no proof',
    ]);
    const empty = question('{ new: 1 }', '{ new: 2 }').replace('{ pods app=web: { new: 2 } }', '{}');
    expect(problems(empty)).toEqual(['a proof says nothing', '"two" is true, too']);
  });

  test('when the scene itself does not play', () => {
    const broken = question('{ new: 1 }', '{ new: 2 }').replace('delete pod $pod[1]', 'delete pod none');
    expect(problems(broken)).toContainEqual(expect.stringMatching(/^line 9: failed: .*"none" not found/));
  });
});
