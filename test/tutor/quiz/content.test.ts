import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bankItems } from '../../../src/tutor/quiz/items';
import { arrange } from '../../../src/tutor/quiz/arrange';
import { MISCONCEPTIONS, type MisconceptionId } from '../../../src/tutor/quiz/misconceptions';
import { TOPICS } from '../../../src/tutor/quiz/question';
import { STATEMENTS } from '../../course/statements';

const ITEMS = bankItems();

/** A sentence, or a command to type last, which has no full stop. */
const RIGHT = /^Right: .+(\.|\/kube [^.]+)$/s;
const WRONG = /^Many think .+\. In fact .+(\.|--to \d)$/s;

/** Never said by the tutor: words of praise, excuse and wrong states (reply style, words). */
const FORBIDDEN =
  /\b(up|down|alive|dead|healthy|killed?|instances?|box|please|sorry|oops|successfully|simply|just)\b|!/i;

test('the course has at least 12 questions, and no two of one name', () => {
  expect(ITEMS.length).toBeGreaterThanOrEqual(12);
  expect(new Set(ITEMS.map(({ id }) => id)).size).toBe(ITEMS.length);
});

test('every topic has a question', () => {
  for (const topic of TOPICS) expect(ITEMS.filter((item) => item.topic === topic)).not.toHaveLength(0);
});

test('the right option is the longest in at most a third of the questions, so its length gives nothing away', () => {
  const longest = ITEMS.filter(({ right, wrong }) => wrong.every(({ text }) => text.length < right.text.length));
  const shortest = ITEMS.filter(({ right, wrong }) => wrong.every(({ text }) => text.length > right.text.length));
  expect(longest.length).toBeLessThanOrEqual(ITEMS.length / 3);
  expect(shortest.length).toBeLessThanOrEqual(ITEMS.length / 3);
});

test('every belief is held by some option of some question or prediction', () => {
  const inBank = new Set<MisconceptionId>(
    ITEMS.flatMap(({ wrong }) => wrong.map(({ misconception }) => misconception)),
  );
  const folder = join(__dirname, '../../../src/tutor/quiz/predictions');
  // Which belief a prediction speaks against depends on the cluster, so its source is asked.
  const files = [...readdirSync(folder), '../../content/beliefs.ts'];
  const predictions = files.map((name) => readFileSync(join(folder, name), 'utf8'));
  const all = Object.keys(MISCONCEPTIONS) as MisconceptionId[];
  const unused = all.filter((id) => !inBank.has(id) && !predictions.some((source) => source.includes(`'${id}'`)));
  expect(unused).toEqual([]);
});

test('each statement of the course is asked at least twice', () => {
  const asked = ITEMS.flatMap(({ statements }) => statements);
  const seldom = STATEMENTS.filter((id) => asked.filter((one) => one === id).length < 2);
  expect(seldom).toEqual([]);
});

test('what goes further than the course is marked as such', () => {
  const course = ITEMS.filter(({ isFurther }) => isFurther !== true);
  expect(new Set(course.flatMap(({ statements }) => statements)).size).toBe(STATEMENTS.length);
  for (const { statements } of course) expect(statements).not.toHaveLength(0);
});

describe.each(ITEMS)('$id', ({ topic, ...item }) => {
  const options = [item.right, ...item.wrong].map(({ text }) => text);
  const question = arrange(
    { ...item, template: item.id, topic, kind: 'course', reveal: { story: [] }, isOwn: false },
    1,
  );

  test('names a statement of the course', () => {
    for (const statement of item.statements) expect(statement).toMatch(/^S([1-9]|[12]\d|3[0-3])$/);
  });

  test('has four different options of equal length and tone', () => {
    expect(new Set(options).size).toBe(4);
    const lengths = options.map((option) => option.length);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(40);
    expect(Math.max(...lengths) - Math.min(...lengths)).toBeLessThanOrEqual(12);
    for (const option of options) expect(option).toMatch(/^[^.]*$/);
  });

  test('ties each wrong option to a belief of its own', () => {
    expect(new Set(item.wrong.map(({ misconception }) => misconception)).size).toBe(3);
  });

  test('explains every option in a few words', () => {
    expect(question.options.filter(({ misconception }) => misconception === undefined)).toHaveLength(1);
    for (const { misconception, explanation } of question.options) {
      expect(explanation).toMatch(misconception === undefined ? RIGHT : WRONG);
      expect(explanation.length).toBeLessThanOrEqual(190);
    }
  });

  test('fits the sizes of a prompt and uses its words', () => {
    expect(item.ask.length).toBeLessThanOrEqual(60);
    expect(item.ask).toMatch(/\?$/);
    expect(item.situation.length).toBeLessThanOrEqual(140);
    const said = [
      item.ask,
      item.situation,
      ...question.options.flatMap(({ text, explanation }) => [text, explanation]),
    ];
    for (const text of said) expect(text).not.toMatch(FORBIDDEN);
  });
});
