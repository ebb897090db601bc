/** docs/reliability.md, made of what was recorded in docs/figures. */
import type { Section } from './performance/section';

/** In the order of the page: `import * as torture from './reliability/torture'` and its line here. */
export const SECTIONS: readonly Section[] = [];

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
