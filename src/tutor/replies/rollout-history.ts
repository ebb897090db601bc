/**
 * The reply to `rollout history`: how many revisions there are, and why a number is missing.
 */
import { historyOf, type Revision, type Rollable } from '../../commands/rollouts/history';
import { cut } from '../../diagram/text/columns';
import { button } from '../button';
import type { Button } from '../reply';
import type { Situation } from '../situation';
import { count } from '../story/pod-name';
import { commandIn } from './described/page';
import type { OwnReply } from './own-reply';

export const rolloutHistoryReply: OwnReply = {
  headline: (situation) => {
    const workload = onlyOne(situation);
    if (workload === undefined) return undefined;
    const name = cut(workload.metadata.name, 40);
    const number = /--revision=(\d+)/.exec(situation.done.understood)?.[1];
    const revisions = historyOf(situation.after, workload).length;
    return number === undefined ? `${count(revisions, 'revision')} of ${name}` : `Revision ${number} of ${name}`;
  },
  notice: (situation) => {
    const workload = onlyOne(situation);
    if (workload === undefined || !situation.done.stdout.includes('CHANGE-CAUSE')) return undefined;
    const missing = missingIn(historyOf(situation.after, workload).map(({ number }) => number));
    const reason = situation.done.stdout.includes('<none>') ? ' CHANGE-CAUSE <none>: nobody noted why.' : '';
    return missing.length === 0
      ? `each new template gets the next number.${reason}`
      : `${missing.slice(0, 5).join(', ')} ${missing.length === 1 ? 'is' : 'are'} missing: a template that is used again gets a new number.${reason}`;
  },
  buttons: (situation) => {
    const workload = onlyOne(situation);
    const history = workload === undefined ? [] : historyOf(situation.after, workload);
    if (workload === undefined || history.length === 0) return undefined;
    const number = /--revision=(\d+)/.exec(situation.done.understood)?.[1];
    return number === undefined ? waysOn(workload, history) : fromOne(workload, history, Number(number));
  },
};

/** The revision that runs, the way back, and what all of it is about. */
function waysOn(workload: Rollable, history: readonly Revision[]): readonly Button[] {
  const named = `${workload.kind.toLowerCase()}/${workload.metadata.name}`;
  const newest = history.at(-1)?.number ?? 1;
  const at = (label: string, run: string): Button => button(label, commandIn(workload, run));
  return [
    at(`See revision ${newest}`, `rollout history ${named} --revision=${newest}`),
    ...(history.length > 1 ? [at('Roll back', `rollout undo ${named}`)] : []),
    at('Describe it', `describe ${named}`),
  ];
}

/** From one revision to the way back to it, where it is an old one, and to all the others. */
function fromOne(workload: Rollable, history: readonly Revision[], number: number): readonly Button[] {
  const named = `${workload.kind.toLowerCase()}/${workload.metadata.name}`;
  const isOld = number !== history.at(-1)?.number;
  return [
    ...(isOld ? [`rollout undo ${named} --to-revision=${number}`] : []).map((run) =>
      button(`Roll back to ${number}`, commandIn(workload, run)),
    ),
    button('All revisions', commandIn(workload, `rollout history ${named}`)),
    button('Describe it', commandIn(workload, `describe ${named}`)),
  ];
}

function onlyOne({ done, after }: Situation): Rollable | undefined {
  const [ref, ...others] = done.focus;
  const object = ref === undefined || others.length > 0 ? undefined : after.resolve(ref);
  return object?.kind === 'Deployment' || object?.kind === 'StatefulSet' || object?.kind === 'DaemonSet'
    ? object
    : undefined;
}

/** Numbers between the oldest and the newest revision that no revision has. */
function missingIn(numbers: readonly number[]): readonly number[] {
  const [first, last] = [Math.min(...numbers), Math.max(...numbers)];
  const all = Array.from({ length: Math.max(0, last - first) }, (_, index) => first + index);
  return all.filter((number) => !numbers.includes(number));
}
