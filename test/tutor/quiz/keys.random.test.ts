/** On clusters by lot, what happens when the command is typed is what the key says. `npm run proof:quiz` takes 500. */
import { PREDICTIONS } from '../../../src/tutor/quiz/predictions';
import { clusterByLot } from './cluster-by-lot';
import { problemsWith } from './key';

test('the key of every question is what happens, and no wrong option comes true', () => {
  const problems: string[] = [];
  let asked = 0;
  for (let seed = 1; seed <= 12; seed++) {
    const { state, commands } = clusterByLot(seed);
    for (const prediction of PREDICTIONS) {
      const draft = prediction.ask(state, true);
      if (draft === undefined) continue;
      asked++;
      problems.push(
        ...problemsWith(draft, state).map((problem) => `${draft.template} after ${commands.join(' · ')}: ${problem}`),
      );
    }
  }
  expect(problems).toEqual([]);
  expect(asked).toBeGreaterThan(100);
}, 60_000);
