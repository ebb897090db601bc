/**
 * `show steps`: everything that the last command set off, equal ones in one line.
 */
import type { Step } from '../../cluster/step';
import { PHONE_COLUMNS } from '../../diagram/columns';
import { duration } from '../../diagram/duration';
import { PHRASES } from '../story/phrases';
import { listed, nameIn } from '../story/pod-name';
import type { TutorContext } from '../verbs/tutor-verb';
import { fitting } from './fitting';
import type { Shown } from './shown';

export function showSteps({ cluster }: TutorContext): Shown {
  const history = cluster.history;
  const last = history.findLastIndex((step) => step.actor === 'you');
  const steps = history.slice(Math.max(0, firstOfCommand(history, last)));
  const [first] = steps;
  if (first === undefined) return { headline: 'Nothing has happened here yet', picture: ['no steps yet'], said: [] };
  const lines = alike(steps).map((group) => {
    const [{ actor, verb, at }] = group;
    const names = group.map((step) => nameIn(step.object, cluster, cluster));
    const said =
      PHRASES[verb].say({ steps: group, names, isReplacement: true }) ??
      `${verb.replace('-', ' ')} ${listed(names, 'objects')}`;
    const line = `${duration(at - first.at).padEnd(4)}${actor} ${said}`;
    return line.length > PHONE_COLUMNS ? line.replace(/ on [a-z0-9.-]+$/, '') : line;
  });
  return { headline: `The last command set off ${steps.length} steps`, picture: fitting(lines), said: lines };
}

/** Steps of one actor that follow each other at one time and do the same: told as one, with a number. */
function alike(steps: readonly Step[]): readonly (readonly [Step, ...Step[]])[] {
  const groups: [Step, ...Step[]][] = [];
  for (const step of steps) {
    const last = groups.at(-1);
    const isSame = last?.[0].actor === step.actor && last[0].verb === step.verb && last[0].at === step.at;
    if (isSame) last.push(step);
    else groups.push([step]);
  }
  return groups;
}

/** Several things that *you* did at one instant were one command. */
function firstOfCommand(history: readonly Step[], last: number): number {
  let first = last;
  while (first > 0 && history[first - 1]?.actor === 'you' && history[first - 1]?.at === history[last]?.at) first--;
  return first;
}
