/**
 * Tells visits that Pods count in a file: what they read at first, and what each wrote.
 */
import type { Step } from '../../cluster/step';
import type { Entry } from './lines';
import { listed } from './pod-name';
import { byTime, type Happening, nameOf, since, type Told, withVerb } from './telling';

/** More writes than this share a line. */
const MOST_WRITES = 4;

/** Where a Pod reads again between two visits, the number that it wrote just now says so already. */
export function tellVisits(happening: Happening): Told {
  const reads = withVerb(happening.steps, 'read-file');
  const writes = withVerb(happening.steps, 'saved-file');
  const [first = []] = byTime(reads);
  const covered = new Set([...reads, ...writes].map((step) => step.id));
  return { entries: [...readAtFirst(first, happening), ...written(writes, happening)], last: [], covered };
}

function readAtFirst(reads: readonly Step[], happening: Happening): readonly Entry[] {
  const [first] = reads;
  if (first === undefined) return [];
  const pods = listed(
    reads.map((step) => nameOf(step, happening)),
    'Pods',
  );
  const numbers = [...new Set(reads.map(numberOf))];
  const number = numbers.length === 1 ? `the number ${numbers.join('')}` : 'a number each';
  const together = reads.length > 1 ? ' at the same time' : '';
  return [entry(first, happening, `app in ${pods} read ${number}${together}`, reads.length)];
}

function written(writes: readonly Step[], happening: Happening): readonly Entry[] {
  const last = writes.at(-1);
  if (last === undefined) return [];
  if (writes.length > MOST_WRITES) {
    return [
      entry(last, happening, `app wrote ${writes.length} times, the last number was ${numberOf(last)}`, writes.length),
    ];
  }
  return writes.map((step, index) => {
    const isAgain = writes
      .slice(0, index)
      .some((other) => numberOf(other) === numberOf(step) && isOneFile(other, step));
    const text = `app in ${nameOf(step, happening)} wrote ${numberOf(step)}${isAgain ? ' too, over the other' : ''}`;
    return entry(step, happening, text, 1);
  });
}

const numberOf = (step: Step): string => String(step.detail?.number ?? '');
const isOneFile = (a: Step, b: Step): boolean => a.detail?.file === b.detail?.file;

function entry(step: Step, happening: Happening, text: string, steps: number): Entry {
  return { at: since(step, happening), order: step.id, text, weight: 8, steps };
}
