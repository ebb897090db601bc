/**
 * How large a mission of a workspace may be: it is checked and begun within the time of one answer.
 */
import type { Exercise } from '../../tutor/exercises/exercise';

const MOST_STEPS = 30;
const MOST_COMMANDS = 120;
const MOST_NODES = 20;
/** Virtual milliseconds that the beginning may wait. */
const LONGEST_WAIT = 24 * 60 * 60_000;

/** What is too much, one line each. */
export function boundsOf({ start, steps, cluster }: Exercise): readonly string[] {
  const commands = steps.flatMap(({ solution, also, wrong }) => [...solution, ...also.flat(), ...wrong.flat()]).length;
  const waits = start.reduce((sum, step) => sum + ('wait' in step ? step.wait : 0), 0);
  return [
    ...tooMany(steps.length, MOST_STEPS, 'steps'),
    ...tooMany(start.length, MOST_STEPS, 'commands and waits at the start'),
    ...tooMany(commands, MOST_COMMANDS, 'commands in solutions and attempts'),
    ...tooMany(cluster.nodes ?? 0, MOST_NODES, 'Nodes'),
    ...(waits > LONGEST_WAIT ? ['the waits at the start are longer than a day'] : []),
  ];
}

const tooMany = (count: number, most: number, what: string): readonly string[] =>
  count > most ? [`it has ${count} ${what}, at most ${most} are possible`] : [];
