/**
 * Steps as form 3 of a record had them: what every step has stands in its place, numbers are differences to the row before.
 */
import type { Step } from '../step';

export type StepRow = readonly [
  id: number,
  /** Milliseconds. */
  at: number,
  actor: Step['actor'],
  verb: Step['verb'],
  object: Step['object'],
  because: string | 0,
  detail: Step['detail'] | 0,
  /** How many steps ago what led to this one was; 0 where nothing did. */
  causedBy: number,
];

/** The steps of rows. Throws for what is no row. */
export function stepsOf(rows: readonly StepRow[]): readonly Step[] {
  let before = { id: 0, at: 0 };
  return rows.map(([afterId, afterAt, actor, verb, object, because, detail, cause]) => {
    const [id, at] = [before.id + afterId, before.at + afterAt];
    if (![id, at, cause].every(Number.isSafeInteger)) throw new RangeError('no row of a step');
    before = { id, at };
    return {
      ...{ id, at, actor, verb, object },
      ...(because === 0 ? {} : { because }),
      ...(detail === 0 || detail === undefined ? {} : { detail }),
      ...(cause === 0 ? {} : { causedBy: id - cause }),
    };
  });
}
