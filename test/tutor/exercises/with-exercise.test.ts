import { withExercise } from '../../../src/tutor/exercises/with-exercise';
import type { ExercisePart, Reply } from '../../../src/tutor/reply';
import { violations } from '../style-rules';

const PART: ExercisePart = {
  lines: [`Lesson 1, step 2 of 7: ${'scale web to four Pods and look. '.repeat(6).trim()}`],
  isNews: false,
  buttons: [{ label: 'Hint', run: 'hint' }],
};

function reply(story: number, picture: number): Reply {
  const headline = 'web has 4 of 4 Pods';
  return {
    audience: 'channel',
    command: 'scale web 4',
    headline,
    story: Array.from({ length: story }, (_, place) =>
      place % 3 === 2 ? '    and so on' : `${place}s  somebody did a thing`,
    ),
    picture: Array.from({ length: picture }, (_, place) => `line ${place}`),
    notice: 'Notice: something.',
    buttons: ['show', 'scale web 3', 'undo', 'why web'].map((run) => ({
      label: run === 'why web' ? 'Why?' : run,
      run,
    })),
    text: headline,
  };
}

describe('a reply in an exercise', () => {
  it.each([
    [2, 5],
    [8, 5],
    [3, 16],
    [8, 16],
  ])('with %d lines of story and %d of picture fits a screen', (story, picture) => {
    for (const isNews of [true, false]) {
      expect(violations(withExercise(reply(story, picture), { ...PART, isNews }))).toEqual([]);
    }
  });

  it('keeps everything where there is room', () => {
    const told = withExercise(reply(3, 5), PART);
    expect(told.story).toEqual(reply(3, 5).story);
    expect(told.notice).toBe('Notice: something.');
    expect(told.exercise?.lines).toEqual(PART.lines);
    expect(told.text).toContain(PART.lines[0]);
  });

  it('counts the steps that it leaves out, also those that were left out before', () => {
    const long = reply(8, 16);
    const counted = { ...long, story: [...long.story.slice(0, 7), '... 4 more steps'] };
    const told = withExercise(counted, PART);
    const left = Number(/^\.\.\. (\d+) more steps$/.exec(told.story.at(-1) ?? '')?.[1]);
    const starts = (lines: readonly string[]) => lines.filter((line) => /^\d+s/.test(line)).length;
    expect(left).toBe(4 + starts(counted.story) - starts(told.story));
    expect(told.text).toContain(PART.lines[0]);
  });

  it('puts what the exercise offers first, keeps Why? last, and offers nothing twice', () => {
    const part = { ...PART, buttons: [{ label: 'Show it', run: 'show' }, ...PART.buttons] };
    expect(withExercise(reply(1, 1), part).buttons.map(({ run }) => run)).toEqual([
      'show',
      'hint',
      'scale web 3',
      'why web',
    ]);
  });

  it('at the end leaves the room to the debrief', () => {
    const told = withExercise(reply(8, 16), { ...PART, isNews: true, isEnd: true });
    expect(told).toMatchObject({ story: [] });
    expect(told.picture).toBeUndefined();
    expect(withExercise(reply(8, 6), { ...PART, isNews: true, isEnd: true }).picture).toHaveLength(6);
  });
});
