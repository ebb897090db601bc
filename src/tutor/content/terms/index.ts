/**
 * Every term that `explain` knows.
 */
import { ACTING } from './acting';
import { APPS } from './apps';
import { CHANGE } from './change';
import { COURSE } from './course';
import { DATA } from './data';
import { NODES } from './nodes';
import { STATES, TROUBLE } from './states';
import type { Term } from './term';

export const ALL_TERMS: readonly Term[] = [
  ...APPS,
  ...ACTING,
  ...DATA,
  ...CHANGE,
  ...NODES,
  ...STATES,
  ...TROUBLE,
  ...COURSE,
];
