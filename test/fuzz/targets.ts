/** Everything that is fuzzed, in the order of the table. */
import type { Target } from './target';
import { command, missions, parse } from './targets/commands';
import { exercise, manifest, scenario, yaml } from './targets/documents';
import { amounts, columns, filters, jsonpath, programs, schedules, selectors } from './targets/expressions';
import { frontDoor } from './targets/front-door';
import { apiChanges, kubernetesApi, patches, protobuf } from './targets/kubernetes-api';
import { links } from './targets/links';
import { buttons, events, views } from './targets/slack-payloads';
import { clusters, quizItems, records } from './targets/stored';

export const TARGETS: readonly Target[] = [
  ...[frontDoor, buttons, views, events, links],
  ...[parse, command, missions],
  ...[yaml, manifest, scenario, exercise],
  ...[kubernetesApi, apiChanges, patches, protobuf],
  ...[records, clusters, quizItems],
  ...[jsonpath, columns, selectors, schedules, filters, amounts, programs],
];
