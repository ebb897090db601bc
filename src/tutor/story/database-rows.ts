/**
 * Words for the rows of a database: taken, copied, caught up, lost.
 */
import type { Step } from '../../cluster/step';
import { cut } from '../../diagram/text/columns';
import { printable } from '../typed';
import { count, listed, shortened } from './pod-name';
import { detailOf, withVerb } from './telling';

/** What became of rows at one time. `emptied`: claims whose disk was lost. */
export function tellRows(group: readonly Step[], emptied: readonly string[] = []): readonly string[] {
  return [...taken(group), ...copied(group), ...caughtUp(group, emptied)];
}

/** `"hello"` of the row `3 hello`, cut to so many characters between the marks. */
export function textOfRow(row: string, longest = 20): string {
  return `"${cut(printable(row.replace(/^\d+ /, '')), longest)}"`;
}

function taken(group: readonly Step[]): readonly string[] {
  const taken = withVerb(group, 'took-row');
  const [first] = taken;
  if (first === undefined) return [];
  const name = shortened(first.object.name);
  const row = detailOf(first, 'row');
  const what = taken.length > 1 ? `${taken.length} rows` : `row ${row.replace(/ .*/, '')} ${textOfRow(row)}`;
  const did = `took ${what} and said OK at once`;
  if (first.detail?.believes === 1) return [`${name} still believes that it leads, ${did}`];
  return [`${name} ${did}`];
}

function copied(group: readonly Step[]): readonly string[] {
  const copies = withVerb(group, 'copied-rows');
  const numbers = [...new Set(copies.map((step) => Number(step.detail?.rows ?? 0)))];
  return numbers.map((number) => {
    const some = copies.filter((step) => step.detail?.rows === number);
    return `${namesOf(some)} copied ${number === 1 ? 'the row' : `${number} rows`}`;
  });
}

/** Members that follow somebody, and what they had missed or lose by it. */
function caughtUp(group: readonly Step[], emptied: readonly string[]): readonly string[] {
  const followed = withVerb(group, 'followed');
  const lost = withVerb(group, 'lost-rows');
  const isLosing = ({ object }: Step) => lost.some((other) => other.object.name === object.name);
  const idle = followed.filter((step) => step.detail?.rows === 0 && !isLosing(step));
  const idleText =
    idle.length === 0 ? [] : [`${namesOf(idle)} ${idle.length === 1 ? 'follows' : 'follow'} ${leaderOf(idle[0])}`];
  const others = followed.filter((step) => !idle.includes(step));
  const catching = others.map((step) => {
    const number = Number(step.detail?.rows ?? 0);
    const hadThem = emptied.some((claim) => claim.endsWith(`-${step.object.name}`));
    const what = hadThem ? `${count(number, 'row')} that it had lost` : `${count(number, 'write')} that it had missed`;
    const missed = number === 0 ? '' : `, copied ${what}`;
    const own = lost.find((other) => other.object.name === step.object.name);
    return `${step.object.name} follows ${leaderOf(step)}${missed}${own === undefined ? '' : `; it dropped ${lostWords(own)}`}`;
  });
  const alone = lost.filter((step) => !followed.some((other) => other.object.name === step.object.name));
  return [...idleText, ...catching, ...alone.map((step) => `${step.object.name} dropped ${lostWords(step)}`)];
}

function lostWords(step: Step): string {
  const number = Number(step.detail?.rows ?? 0);
  return number === 1
    ? `${textOfRow(detailOf(step, 'row'))}, a write that only it had`
    : `${number} writes that only it had`;
}

const leaderOf = (step: Step | undefined): string => detailOf(step, 'leader');
const namesOf = (steps: readonly Step[]): string =>
  listed(
    steps.map(({ object }) => object.name),
    'others',
  );
