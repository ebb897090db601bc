/** Whether every mark that was acknowledged is in the document of its channel, once, and in an order that could be. */
import type { Marking, Problem, Remains } from './history';

export function checkMarks({ id, marks }: Remains, markings: readonly Marking[]): readonly Problem[] {
  const here = markings.filter(({ channel }) => channel === id.channel);
  const problem = (rule: string, what: string): Problem => ({ rule, what: `${id.channel} ${what}` });
  const asked = new Map(here.map((one) => [one.mark, one]));
  const found = here.flatMap(({ mark, done }) => {
    const times = marks.filter((one) => one === mark).length;
    if (times > 1) return [problem('a mark is made once', mark)];
    return times === 0 && done !== undefined ? [problem('a mark that was acknowledged is there', mark)] : [];
  });
  const unknown = marks.filter((mark) => !asked.has(mark)).map((mark) => problem('every mark was asked for', mark));
  const order = marks.flatMap((mark, index) => {
    const next = asked.get(marks[index + 1] ?? '');
    const isLate = (next?.done ?? Infinity) < (asked.get(mark)?.began ?? 0);
    return isLate ? [problem('what was over comes before what began then', `${mark}, ${next!.mark}`)] : [];
  });
  return [...found, ...unknown, ...order];
}
