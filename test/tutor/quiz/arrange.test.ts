import { arrange } from '../../../src/tutor/quiz/arrange';
import { LETTERS, type QuestionDraft, rightOption } from '../../../src/tutor/quiz/question';

const draft: QuestionDraft = {
  template: 'example',
  topic: 'pod',
  statements: ['S1'],
  about: 'crash-makes-new-pod',
  kind: 'course',
  ask: 'What?',
  situation: 'Something happened.',
  right: { text: 'this', why: 'it is so.' },
  wrong: [
    { text: 'that', misconception: 'crash-makes-new-pod', fact: 'it is not.' },
    { text: 'these', misconception: 'crash-is-final', fact: 'it is not.' },
    { text: 'those', misconception: 'pods-move', fact: 'it is not.' },
  ],
  reveal: { story: [] },
  isOwn: false,
};

test('the same seed gives the same order', () => {
  expect(arrange(draft, 42)).toEqual(arrange(draft, 42));
});

test('options keep their explanation wherever they stand', () => {
  const { options } = arrange(draft, 7);
  expect(options.map(({ letter }) => letter)).toEqual(['A', 'B', 'C', 'D']);
  expect(options.find(({ text }) => text === 'that')?.explanation).toBe(
    'Many think a crash makes a new Pod. In fact it is not.',
  );
  expect(options.find(({ text }) => text === 'this')?.explanation).toBe('Right: it is so.');
});

test('over many seeds the right option stands at every letter about equally often', () => {
  const counts = new Map(LETTERS.map((letter) => [letter, 0]));
  for (let seed = 0; seed < 2000; seed++) {
    const { letter } = rightOption(arrange(draft, seed));
    counts.set(letter, counts.get(letter)! + 1);
  }
  for (const count of counts.values()) {
    expect(count).toBeGreaterThan(400);
    expect(count).toBeLessThan(600);
  }
});

test('two questions of one cluster have different orders', () => {
  const orders = Array.from({ length: 20 }, (_, n) => rightOption(arrange({ ...draft, template: `q${n}` }, 1)).letter);
  expect(new Set(orders).size).toBe(4);
});
