import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkExercise, type CheckOptions } from '../../../src/tutor/exercises/check';
import { readExercise } from '../../../src/tutor/exercises/read-exercise';

const LESSON = readFileSync(join(__dirname, '../../../docs/example.lesson.yaml'), 'utf8');
const MISSION = readFileSync(join(__dirname, '../../../docs/example.mission.yaml'), 'utf8');

function problems(text: string, options: CheckOptions = {}): readonly string[] {
  const read = readExercise(text);
  if ('error' in read) throw new Error(`line ${read.error.line}: ${read.error.message}`);
  return checkExercise(read, options).map(({ line, message }) => `${line}: ${message}`);
}

describe('checking an exercise', () => {
  it('finds nothing wrong with the examples of the documentation', () => {
    expect(problems(LESSON)).toEqual([]);
    expect(problems(MISSION)).toEqual([]);
  });

  it.each([
    [
      'a solution that does not reach its goal',
      LESSON.replace('solution: [scale web 2]', 'solution: [scale web 1]'),
      'misses the goal: deployment/web replicas: expected 2, got 1',
    ],
    [
      'a solution that is refused',
      LESSON.replace('solution: [scale web 2]', 'solution: [scale wbe 2]'),
      'is refused at "scale wbe 2"',
    ],
    [
      'another way that leads nowhere',
      LESSON.replace('    solution: [scale web 2]', '    also: [[scale web 3]]\n    solution: [scale web 2]'),
      'also "scale web 3" misses the goal',
    ],
    ['a goal that holds already', MISSION.replace('at least 2', 'at least 1'), 'doing nothing reaches the goal'],
    [
      'a wrong attempt that is right',
      LESSON.replace('[scale web 3]]', '[scale web 2]]'),
      'a wrong attempt reaches the goal: scale web 2',
    ],
    [
      'a button whose command is refused',
      LESSON.replace('show: delete pod', 'show: delete pod nobody\n    solution: [delete pod]'),
      'the command of the button is refused',
    ],
    [
      'a look-up that is refused',
      LESSON.replace('show: show owners', 'show: show nobody'),
      'the command of the button is refused',
    ],
    ['a start that fails', MISSION.replace('kube: deploy shop 2', 'kube: deploy shop 2 nonsense'), 'start, line'],
  ])('finds %s', (_, text, message) => {
    expect(problems(text).join('\n')).toContain(message);
  });

  it('names the line of the step', () => {
    const text = MISSION.replace('at least 2', 'at least 1');
    const line = text.slice(0, text.indexOf('- say:')).split('\n').length;
    expect(problems(text).join('\n')).toContain(`${line}: step 1: doing nothing`);
  });

  it('asks whether its questions exist', () => {
    expect(problems(LESSON, { isQuestion: (id) => id !== 'who-makes-deployment-pods' })).toEqual([
      '1: no question of the bank is called who-makes-deployment-pods',
    ]);
  });

  it('ends when its time is over', () => {
    expect(problems(LESSON, { isTimeUp: () => true }).join('\n')).toContain('the check takes too long');
  });

  it('compares with the beginning of the step, not of the exercise', () => {
    const text = LESSON.replace(
      'pods app=web: { total: 4, ready: 4, new: at least 2 }',
      'pods app=web: { total: 4, kept: 2, new: 2 }',
    );
    expect(problems(text)).toEqual([]);
  });

  it('lifts and sets the course rules as a channel does', () => {
    const text = MISSION.replace('cluster: { nodes: 3, seed: 11 }', 'cluster: { rules: course }')
      .replace('kube: deploy shop 2', 'kube: deploy db 1 statefulset\n  - settle: true\n  - kube: deploy shop 2')
      .replace('deployment/shop: { available: at least 2 }', "statefulset/db: { image: 'db:v2', ready: 1 }")
      .replace('solution: [scale shop 2]', 'solution: [settings rules kubernetes then update db v2]')
      .replace('[[delete pod], [update shop v2]]', '[[update db v2], [settings rules kubernetes]]');
    expect(problems(text)).toEqual([]);
  });
});
