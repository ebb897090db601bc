/** docs/performance.md, made of what was recorded in docs/figures. */
import * as cold from './performance/cold';
import * as costs from './performance/costs';
import * as engine from './performance/engine';
import * as load from './performance/load';
import type { Section } from './performance/section';
import * as state from './performance/state';
import * as warm from './performance/warm';

/** In the order of the page. */
export const SECTIONS: readonly Section[] = [cold, warm, engine, state, load, costs];

/** The page, ready to be written. */
export function performancePage(): string {
  return [
    '# Speed and cost',
    '',
    'Machines are noisy, so a speed here is a ratio to something that was measured in the same run, or processor time;',
    'medians of several, and how many. Written by `npm run docs` from `docs/figures`, which the commands named below write',
    'when they are given `--record`.',
    '',
    SECTIONS.map(({ section }) => section().trim()).join('\n\n'),
    '',
  ].join('\n');
}

/** The pictures of the page, by the names of their files in docs/figures. */
export function performanceCurves(): Readonly<Record<string, string>> {
  return Object.assign({}, ...SECTIONS.map(({ curves }) => curves?.() ?? {})) as Readonly<Record<string, string>>;
}
