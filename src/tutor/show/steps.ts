/**
 * `show steps`: everything that the last command set off, one step a line.
 */
import type { Step } from '../../cluster/step';
import { duration } from '../../diagram/duration';
import { PHRASES } from '../story/phrases';
import { nameIn } from '../story/pod-name';
import type { TutorContext } from '../verbs/tutor-verb';
import { fitting } from './fitting';
import type { Shown } from './shown';

export function showSteps({ cluster }: TutorContext): Shown {
  const history = cluster.history;
  const last = history.findLastIndex((step) => step.actor === 'you');
  const steps = history.slice(Math.max(0, firstOfCommand(history, last)));
  const [first] = steps;
  if (first === undefined) return { headline: 'Nothing has happened here yet', picture: ['no steps yet'], said: [] };
  const lines = steps.map((step) => {
    const name = nameIn(step.object, cluster, cluster);
    const said =
      PHRASES[step.verb].say({ steps: [step], names: [name], isReplacement: true }) ?? `${step.verb} ${name}`;
    return `${duration(step.at - first.at).padEnd(4)}${step.actor} ${said}`;
  });
  return { headline: `The last command set off ${steps.length} steps`, picture: fitting(lines), said: lines };
}

/** Several things that *you* did at one instant were one command. */
function firstOfCommand(history: readonly Step[], last: number): number {
  let first = last;
  while (first > 0 && history[first - 1]?.actor === 'you' && history[first - 1]?.at === history[last]?.at) first--;
  return first;
}
