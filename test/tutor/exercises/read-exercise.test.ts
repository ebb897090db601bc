import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { readExercise } from '../../../src/tutor/exercises/read-exercise';

const LESSON = readFileSync(join(__dirname, '../../../docs/example.lesson.yaml'), 'utf8');
const MISSION = readFileSync(join(__dirname, '../../../docs/example.mission.yaml'), 'utf8');

/** The first mistake of a text, with its line. */
function mistake(text: string): string {
  const read = readExercise(text);
  return 'error' in read ? `${read.error.line}: ${read.error.message}` : 'none';
}

const lineOf = (text: string, part: string): number => text.slice(0, text.indexOf(part)).split('\n').length;

describe('reading a lesson or a mission', () => {
  it('reads the examples of the documentation', () => {
    expect(readExercise(LESSON)).toMatchObject({
      exercise: {
        kind: 'lesson',
        id: 'who-brings-a-pod-back',
        chapter: 'Deployments',
        teaches: ['S5', 'S9'],
        start: [{ kube: 'deploy web' }, { settle: 'rest' }],
        steps: [
          { stage: 'worked', show: 'delete pod', solution: ['delete pod'] },
          { stage: 'worked', show: 'scale web 4' },
          { stage: 'worked', show: 'show owners', solution: [] },
          { stage: 'last-step' },
          { stage: 'goal' },
        ],
      },
    });
    expect(readExercise(MISSION)).toMatchObject({
      exercise: { kind: 'mission', questions: [], steps: [{ stage: 'goal' }] },
    });
  });

  it('finds the example of a mission in the text about it, word by word', () => {
    const text = readFileSync(join(__dirname, '../../../docs/authoring.md'), 'utf8');
    const [, block = ''] = /```yaml\n(mission: [^`]*)```/.exec(text) ?? [];
    expect(parse(block)).toEqual(parse(MISSION));
  });

  it('knows the line of each step', () => {
    const read = readExercise(LESSON);
    expect('lines' in read ? read.lines[0] : undefined).toBe(lineOf(LESSON, '- say: Three Pods'));
  });

  it.each([
    ['an unknown key', LESSON.replace('minutes: 5', 'minutes: 5\nauthor: ana'), 'unknown key "author"'],
    ['a key in a step', LESSON.replace('    done: The Rep', '    doen: The Rep'), 'unknown key "doen" in step'],
    [
      'a long title',
      LESSON.replace('Who brings a Pod back?', 'x'.repeat(41)),
      'title has 41 characters, at most 40 fit',
    ],
    ['a long text', LESSON.replace('Pods come', `Pods ${'x'.repeat(280)} come`), 'text has'],
    ['a name with blanks', LESSON.replace('lesson: who-brings', 'lesson: who brings'), 'cannot be a name'],
    ['an unknown statement', LESSON.replace('S9', 'S34'), 'no statement is called S34'],
    ['an unknown term', LESSON.replace('[replicaset,', '[flux,'), '/kube explain does not know "flux"'],
    ['one question', LESSON.replace(', bare-replicaset-new-image', ''), 'opens with two questions'],
    ['no chapter', LESSON.replace('chapter: Deployments\n', ''), 'a lesson needs chapter'],
    ['an unknown chapter', LESSON.replace('chapter: Deployments', 'chapter: Jobs'), 'chapter must be one of Pods'],
    ['a step without words', LESSON.replace(/- say: Look who made whom.*\n {4}show/, '- show'), 'a step needs say'],
    [
      'no wrong attempt',
      LESSON.replace('    wrong: [[delete pod, delete pod], [scale web 3]]\n', ''),
      'wrong attempts',
    ],
    [
      'a wrong attempt that is no list',
      LESSON.replace('[[delete pod], [scale', '[delete pod, [scale'),
      'each of wrong must be a list',
    ],
    ['one hint', LESSON.replace(/- Taking Pods[^]*?- "Type: scale/, '- "Type: scale'), '2 to 4 hints'],
    [
      'stages that go back',
      LESSON.replace('stage: last-step', 'stage: goal').replace(/stage: goal(?![^]*stage: goal)/, 'stage: last-step'),
      'never back',
    ],
    ['a missing stage', LESSON.replace('stage: last-step', 'stage: goal'), 'a lesson needs a step of stage last-step'],
    [
      'hints without a goal',
      LESSON.replace('show: show owners', 'show: show owners\n    hints: [a, b]'),
      'hints belongs to a goal',
    ],
    [
      'a goal about an answer',
      MISSION.replace('deployment/shop: { available', 'answer: { available'),
      'a goal is about the cluster',
    ],
    ['an empty goal', MISSION.replace(/goal: .*/, 'goal: {}'), 'a goal says what must hold'],
    [
      'a mission with a chapter',
      MISSION.replace('minutes: 5', 'minutes: 5\nchapter: Pods'),
      'a mission has no chapter',
    ],
    ['a mission without debrief', MISSION.replace(/ {2}happened: .*\n/, ''), 'the debrief of a mission needs happened'],
    ['two hints in a mission', MISSION.replace(/ {6}- Look at what runs.*\n/, ''), '3 to 4 hints'],
    ['both kinds at once', `${MISSION}lesson: x\n`, 'a lesson or a mission'],
    ['neither kind', 'title: x\n', 'the file needs lesson: NAME or mission: NAME'],
    ['YAML that is none', 'mission: [', ''],
    ['an empty file', '', 'the file is empty'],
  ])('says what is wrong with %s, and where', (_, text, message) => {
    expect(mistake(text)).toMatch(/^\d+: ./);
    expect(mistake(text)).toContain(message);
  });

  it('names the line of the mistake', () => {
    const text = LESSON.replace('    done: The Rep', '    doen: The Rep');
    expect(mistake(text)).toMatch(new RegExp(`^${lineOf(text, 'doen')}: `));
    const long = MISSION.replace('done: Two', `done: ${'x'.repeat(201)} Two`);
    expect(mistake(long)).toMatch(new RegExp(`^${lineOf(long, 'done:')}: `));
  });
});
