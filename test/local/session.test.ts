/**
 * Three people take a whole lesson, mend an incident and answer a quiz: every command and every press is a signed request
 * to the local gateway.
 */
import type { Exercise } from '../../src/tutor/exercises/exercise';
import { exerciseOf } from '../../src/tutor/exercises/library';
import { type Seen, TutorUnderTest } from './tutor-under-test';

const PEOPLE = ['U0ANA', 'U0BEN', 'U0CHEN'] as const;
const [ANA, BEN, CHEN] = PEOPLE;
const SQUAD = 'C0SQUAD3';

let tutor: TutorUnderTest;
beforeEach(async () => (tutor = await TutorUnderTest.start()));
afterEach(() => tutor.close());

const buttonsOf = ({ blocks }: Seen) => blocks.flatMap((block) => (block.type === 'actions' ? block.elements : []));

async function press(person: string, label: RegExp | string): Promise<void> {
  const fits = (text: string) => (typeof label === 'string' ? text === label : label.test(text));
  const seen = await tutor.seen(person, SQUAD);
  const message = seen.findLast((one) => buttonsOf(one).some(({ text }) => fits(text.text)));
  const button = message && buttonsOf(message).find(({ text }) => fits(text.text));
  if (message === undefined || button === undefined) throw new Error(`no button ${String(label)}`);
  expect(await tutor.play('press', { person, channel: SQUAD, message: message.id, action: button.action_id })).toBe(
    204,
  );
}

const type = (person: string, text: string) => tutor.play('command', { person, channel: SQUAD, text });

/** The latest words that everybody sees. */
async function latest(): Promise<string> {
  const seen = await tutor.seen(BEN, SQUAD);
  return seen.findLast(({ visibleTo }) => visibleTo === undefined)!.text;
}

async function answerTogether(): Promise<void> {
  for (const [person, letter] of [
    [ANA, 'A'],
    [BEN, 'B'],
    [CHEN, 'C'],
  ] as const) {
    await press(person, letter);
    await press(person, 'Sure');
  }
  await press(BEN, /^Close/);
}

/** Every step, with another person's hands for each command. */
async function playThrough({ steps }: Exercise): Promise<void> {
  let turn = 0;
  for (const { goal, solution } of steps) {
    if (goal === undefined) await press(PEOPLE[turn++ % PEOPLE.length]!, /^Go on/);
    for (const command of goal === undefined ? [] : solution) await type(PEOPLE[turn++ % PEOPLE.length]!, command);
  }
}

test('a lesson: two questions, every step, what was learned, and the way back', async () => {
  await type(ANA, 'deploy our-app');
  await type(BEN, 'lesson start who-may-forget');
  await press(CHEN, 'First question');
  await answerTogether();
  expect(await latest()).toMatch(/of 3 were right|1 of 3 was right/);
  await press(ANA, /question|Go on/);
  await answerTogether();
  await press(BEN, /Go on|lesson/);
  await playThrough(exerciseOf('lesson', 'who-may-forget')!);
  expect(await latest()).toContain('Lesson done: Stateless and stateful');
  await type(CHEN, 'lesson');
  expect((await tutor.seen(CHEN, SQUAD)).at(-1)!.text).toContain('1 of 15 lessons done here');
  await press(ANA, 'Back to our cluster');
  await type(ANA, 'get deployments');
  expect(JSON.stringify((await tutor.seen(ANA, SQUAD)).at(-1)!.blocks)).toContain('our-app');
}, 60_000);

test('a mission: the alarm, a hint, a wrong turn taken back, and the debrief', async () => {
  await type(ANA, 'mission start friday-release');
  await type(BEN, 'hint');
  await type(CHEN, 'scale shop 2');
  await type(CHEN, 'undo');
  await playThrough(exerciseOf('mission', 'friday-release')!);
  const debrief = await latest();
  expect(debrief).toContain('1 hint');
  expect(debrief).toContain('registry');
}, 60_000);

test('a quiz: predicted, answered, revealed, and reviewed by who was wrong', async () => {
  await type(ANA, 'deploy web');
  await type(ANA, 'quiz');
  await answerTogether();
  expect(await latest()).toMatch(/of 3 (was|were) right/);
  await type(CHEN, 'progress');
  expect((await tutor.seen(CHEN, SQUAD)).at(-1)!.visibleTo).toBe(CHEN);
}, 60_000);
