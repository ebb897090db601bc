/** Deployments. Follows kubectl/pkg/describe, describeDeployment. */
import { isSameTemplate } from '../../api/pod-template';
import type { Deployment, ReplicaSet } from '../../api/objects';
import { formatSelector } from '../../api/selectors';
import { NONE } from '../column';
import { writeConditions } from './conditions';
import type { DescribeView } from './describer';
import { writeEvents } from './events';
import { dateOf, writeAnnotations, writeLabels } from './metadata';
import type { Sheet } from './sheet';
import { writeTemplate } from './template';

export function writeDeployment(deployment: Deployment, sheet: Sheet, view: DescribeView): void {
  const { metadata, spec, status } = deployment;
  sheet.line(0, `Name:\t${metadata.name}`);
  sheet.line(0, `Namespace:\t${metadata.namespace ?? ''}`);
  sheet.line(0, `CreationTimestamp:\t${dateOf(metadata.creationTimestamp)}`);
  writeLabels(sheet, 'Labels', metadata.labels);
  writeAnnotations(sheet, 'Annotations', metadata.annotations);
  sheet.line(0, `Selector:\t${formatSelector(spec.selector)}`);
  sheet.line(0, `Replicas:\t${replicasText(deployment)}`);
  sheet.line(0, `StrategyType:\t${spec.strategy.type ?? ''}`);
  sheet.line(0, `MinReadySeconds:\t${spec.minReadySeconds ?? 0}`);
  const rolling = spec.strategy.rollingUpdate;
  if (rolling !== undefined) {
    const limits = `${rolling.maxUnavailable} max unavailable, ${rolling.maxSurge} max surge`;
    sheet.line(0, `RollingUpdateStrategy:\t${limits}`);
  }
  writeTemplate(spec.template, sheet);
  writeConditions(status.conditions, sheet);
  writeReplicaSets(deployment, sheet, view);
  writeEvents(deployment, sheet, view);
}

function replicasText({ spec, status }: Deployment): string {
  const { updatedReplicas = 0, replicas = 0, availableReplicas = 0, unavailableReplicas = 0 } = status;
  return (
    `${spec.replicas} desired | ${updatedReplicas} updated | ${replicas} total | ` +
    `${availableReplicas} available | ${unavailableReplicas} unavailable`
  );
}

/** The oldest ReplicaSet with the wanted template is the new one; all others are old. */
function writeReplicaSets({ metadata, spec }: Deployment, sheet: Sheet, { cluster }: DescribeView): void {
  const all = cluster.controlledBy('ReplicaSet', metadata.uid).toSorted(byAge);
  const current = all.find((set) => isSameTemplate(set.spec.template, spec.template));
  if (all.length === 0) return;
  sheet.line(0, `OldReplicaSets:\t${listed(all.filter((set) => set !== current))}`);
  sheet.line(0, `NewReplicaSet:\t${listed(current === undefined ? [] : [current])}`);
}

const ageKey = ({ metadata }: ReplicaSet): string => `${metadata.creationTimestamp} ${metadata.name}`;
const byAge = (a: ReplicaSet, b: ReplicaSet): number => (ageKey(a) < ageKey(b) ? -1 : 1);

function listed(sets: readonly ReplicaSet[]): string {
  if (sets.length === 0) return NONE;
  const created = ({ spec, status }: ReplicaSet) => `${status.replicas ?? 0}/${spec.replicas} replicas created`;
  return sets.map((set) => `${set.metadata.name} (${created(set)})`).join(', ');
}
