/**
 * Every term that `explain` knows.
 */
import { ACTING } from './acting';
import { APPS } from './apps';
import { CHANGE } from './change';
import { CONTAINERS } from './containers';
import { COURSE } from './course';
import { DATA } from './data';
import { ENDINGS } from './endings';
import { HERE } from './here';
import { JOBS } from './jobs';
import { NODES } from './nodes';
import { ROOM } from './room';
import { SCALING } from './scaling';
import { STATES } from './states';
import { STORAGE } from './storage';
import type { Term } from './term';
import { TROUBLE } from './trouble';
import { WORKLOADS } from './workloads';

export const ALL_TERMS: readonly Term[] = [
  ...WORKLOADS,
  ...JOBS,
  ...APPS,
  ...ACTING,
  ...DATA,
  ...STORAGE,
  ...CHANGE,
  ...SCALING,
  ...NODES,
  ...ROOM,
  ...STATES,
  ...ENDINGS,
  ...CONTAINERS,
  ...TROUBLE,
  ...HERE,
  ...COURSE,
];
