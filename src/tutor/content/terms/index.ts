/**
 * Every term that `explain` knows.
 */
import { ACTING } from './acting';
import { APPS } from './apps';
import { CHANGE } from './change';
import { CONTAINERS } from './containers';
import { COURSE } from './course';
import { DATA } from './data';
import { HERE } from './here';
import { JOBS } from './jobs';
import { NODES } from './nodes';
import { SCALING } from './scaling';
import { STATES } from './states';
import type { Term } from './term';
import { TROUBLE } from './trouble';
import { WORKLOADS } from './workloads';

export const ALL_TERMS: readonly Term[] = [
  ...WORKLOADS,
  ...JOBS,
  ...APPS,
  ...ACTING,
  ...DATA,
  ...CHANGE,
  ...SCALING,
  ...NODES,
  ...STATES,
  ...CONTAINERS,
  ...TROUBLE,
  ...HERE,
  ...COURSE,
];
