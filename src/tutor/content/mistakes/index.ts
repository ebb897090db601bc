/**
 * What people get wrong about each term that `explain` knows.
 */
import { CHANGE_MISTAKES } from './change';
import { DATA_MISTAKES } from './data';
import type { Mistakes } from './mistake';
import { NODE_MISTAKES } from './nodes';
import { WORKLOAD_MISTAKES } from './workloads';

export const MISTAKES: Mistakes = { ...WORKLOAD_MISTAKES, ...CHANGE_MISTAKES, ...NODE_MISTAKES, ...DATA_MISTAKES };
