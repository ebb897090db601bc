/** Everything that is fuzzed, in the order of the table. */
import type { Target } from './target';
import { command, missions, parse } from './targets/commands';
import { exercise, manifest, scenario, yaml } from './targets/documents';
import { amounts, columns, filters, jsonpath, programs, schedules, selectors } from './targets/expressions';

export const TARGETS: readonly Target[] = [
  ...[parse, command, missions],
  ...[yaml, manifest, scenario, exercise],
  ...[jsonpath, columns, selectors, schedules, filters, amounts, programs],
];
