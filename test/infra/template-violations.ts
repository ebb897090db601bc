/** What is wrong with a compiled template, by every rule of checks/: nothing, if it may be deployed. */
import { accessViolations } from './checks/access';
import { alarmViolations } from './checks/alarms';
import { durabilityViolations } from './checks/durability';
import { edgeViolations } from './checks/edge';
import { encryptionViolations } from './checks/encryption';
import { functionViolations } from './checks/functions';
import { ownMetricViolations } from './checks/own-metrics';
import { referenceViolations } from './checks/references';
import { scheduleViolations } from './checks/schedule';
import { secrecyViolations } from './checks/secrecy';
import { specificationViolations } from './checks/specification';
import { tableAccessViolations } from './checks/table-access';
import { tagViolations } from './checks/tags';
import type { Template } from './template';

/** @param name of the app and its stage: `kube-tutor-dev` */
export function violationsOf(template: Template, name = 'kube-tutor-dev'): readonly string[] {
  return [
    ...specificationViolations(template),
    ...referenceViolations(template),
    ...accessViolations(template),
    ...tableAccessViolations(template),
    ...secrecyViolations(template),
    ...encryptionViolations(template),
    ...durabilityViolations(template),
    ...functionViolations(template),
    ...scheduleViolations(template),
    ...edgeViolations(template),
    ...alarmViolations(template),
    ...ownMetricViolations(template, name.slice(name.lastIndexOf('-') + 1)),
    ...tagViolations(template, name),
  ];
}
