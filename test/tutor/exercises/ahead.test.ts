/** Goals that are reached sooner than the text expects. */
import { newCluster } from '../../../src/cluster/new-cluster';
import { checkExercise } from '../../../src/tutor/exercises/check';
import { afterCommand, type Moment } from '../../../src/tutor/exercises/play';
import { readExercise } from '../../../src/tutor/exercises/read-exercise';
import { afterChange, begun } from '../../../src/tutor/exercises/running';

const MISSION = `
mission: three-steps
title: Three steps
minutes: 1
text: Deploy, scale, update.
steps:
  - { say: Deploy web., show: deploy web, goal: { deployment/web: { ready: at least 3 } } }
  - { say: Five of them., show: scale web 5, goal: { deployment/web: { ready: 5 } } }
  - { say: Now v2., show: update web v2, goal: { deployment/web: { image: "web:v2" } } }
debrief: { happened: h, model: m, production: p }
`;

const read = (text: string) => {
  const file = readExercise(text);
  if ('error' in file) throw new Error(file.error.message);
  return file;
};

const after = (moment: Moment, command: string): Moment => {
  const next = afterCommand(moment, command);
  if ('rejected' in next) throw new Error(next.message);
  return next;
};

describe('a team that is ahead of the text', () => {
  const { exercise } = read(MISSION);
  const empty: Moment = { cluster: newCluster({}), made: { pods: [], replicaSets: [] } };
  const step = (command: string): number => {
    const change = { before: empty.cluster, after: after(empty, command).cluster, person: 'U1' };
    return afterChange(exercise, begun(exercise, empty, { person: 'U1' }), change).running.step;
  };

  it('goes on with the next step that is still open', () => {
    expect(step('deploy web')).toBe(1);
    expect(step('deploy web 5')).toBe(2);
    expect(step('deploy web 5 --image web:v2')).toBe(3);
    expect(step('deploy other')).toBe(0);
  });
});

describe('a solution that is longer than needed', () => {
  const withSolution = (solution: string) =>
    checkExercise(read(MISSION.replace('show: scale web 5,', `show: scale web 5, solution: [${solution}],`))).map(
      ({ message }) => message,
    );

  it('is told, but for waiting', () => {
    expect(withSolution('scale web 4, scale web 5')).toEqual([]);
    expect(withSolution('scale web 5, crash pod')).toEqual(['step 2: the goal is reached before "crash pod"']);
    expect(withSolution('scale web 5, wait 1m')).toEqual([]);
  });
});
