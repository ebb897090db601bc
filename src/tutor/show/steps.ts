/**
 * `show steps`: everything that the last command set off, equal ones in one line.
 */
import type { Step } from '../../cluster/step';
import type { Cluster } from '../../cluster/cluster';
import { cut, MAX_LINES, pack, PHONE_COLUMNS } from '../../diagram/text/columns';
import { duration } from '../../diagram/duration';
import { button } from '../button';
import { LONGEST_HEADLINE } from '../reply';
import { PHRASES } from '../story/phrases';
import { count, listed, nameIn } from '../story/pod-name';
import type { ToldChange, TutorContext } from '../verbs/tutor-verb';
import { fitting } from './fitting';
import type { Shown } from './shown';

/** One page of them, the first being 1. */
export function showSteps({ cluster }: TutorContext, page = 1): Shown {
  const history = cluster.history;
  const last = history.findLastIndex((step) => step.actor === 'you');
  return showTheseSteps(history.slice(Math.max(0, firstOfCommand(history, last))), cluster, page);
}

/** Everything that one change set off, however long ago. */
export function showStepsOf({ steps, command, version }: ToldChange, cluster: Cluster, page: number): Shown {
  const { buttons = [], ...shown } = showTheseSteps(steps, cluster, page);
  const paged = / page (\d+ of \d+)$/.exec(shown.headline)?.[1];
  const number = paged === undefined ? '' : `, page ${paged}`;
  return {
    ...shown,
    headline: `${cut(`All steps of ${command}`, LONGEST_HEADLINE - number.length)}${number}`,
    buttons: buttons.map((one) => ({ ...one, run: `${one.run} --version ${version}` })),
  };
}

/** Steps of one command. */
export function showTheseSteps(steps: readonly Step[], cluster: Cluster, page = 1): Shown {
  const [first] = steps;
  if (first === undefined) return { headline: 'Nothing has happened here yet', picture: ['no steps yet'], said: [] };
  const told = alike(steps).map((group) => tell(group, first.at, cluster));
  const width = Math.max(...told.map(({ time }) => time.length)) + 1;
  const pages = paged(told.map(({ time, text }) => rowsOf(time, text, width)));
  const shown = Math.min(page, pages.length);
  const more = shown < pages.length ? [button('More steps', `show steps ${shown + 1}`)] : [];
  return {
    headline: `The last command set off ${count(steps.length, 'step')}${pages.length > 1 ? `, page ${shown} of ${pages.length}` : ''}`,
    picture: fitting(pages[shown - 1] ?? []),
    said: told.map(({ time, text }) => `${time} ${text}`),
    buttons: more,
  };
}

function tell(group: readonly [Step, ...Step[]], since: number, cluster: Cluster): { time: string; text: string } {
  const [{ actor, verb, at }] = group;
  const names = group.map((step) => nameIn(step.object, cluster, cluster));
  const said =
    PHRASES[verb].say({ steps: group, names, isReplacement: true }) ??
    `${verb.replaceAll('-', ' ')} ${listed(names, 'objects')}`;
  return { time: duration(at - since), text: `${actor} ${said}` };
}

/** The step, on as many lines as it needs. */
function rowsOf(time: string, text: string, width: number): readonly string[] {
  const lines = pack(text.split(/ +/), ' ', PHONE_COLUMNS - width);
  return lines.map((line, index) => (index === 0 ? time : '').padEnd(width) + line);
}

/** Whole steps on pages of the height of a picture. */
function paged(steps: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const pages: string[][] = [[]];
  for (const rows of steps) {
    const page = pages.at(-1)!;
    if (page.length > 0 && page.length + rows.length > MAX_LINES) pages.push([...rows]);
    else page.push(...rows);
  }
  return pages;
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
