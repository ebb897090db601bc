/** docs/reliability.md, made of what was recorded in docs/figures. */
import { isRecorded } from './figures';
import type { Section } from './performance/section';
import * as faults from './reliability/faults';
import * as fuzz from './reliability/fuzz';
import * as longLife from './reliability/long-life';
import * as mutation from './reliability/mutation';
import * as torture from './reliability/torture';

/** In the order of the page: `import * as torture from './reliability/torture'` and its line here. */
export const SECTIONS: readonly Section[] = [
  torture,
  ...(isRecorded('faults') ? [faults] : []),
  fuzz,
  longLife,
  ...(isRecorded('mutation') ? [mutation] : []),
];

/** The page, ready to be written. */
export function reliabilityPage(): string {
  return [
    '# Reliability',
    '',
    'What people may rely on, and how each promise is checked. Written by `npm run docs` from `docs/figures`, which the',
    'commands named below write when they are given `--record`.',
    '',
    SECTIONS.map(({ section }) => section().trim()).join('\n\n'),
    '',
  ].join('\n');
}

/** The pictures of the page, by the names of their files in docs/figures. */
export function reliabilityCurves(): Readonly<Record<string, string>> {
  return Object.assign({}, ...SECTIONS.map(({ curves }) => curves?.() ?? {})) as Readonly<Record<string, string>>;
}
