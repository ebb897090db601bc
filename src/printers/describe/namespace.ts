/**
 * Describes namespaces with what they may use. Follows kubectl/pkg/describe, describeNamespace.
 */
import type { LimitRange, Namespace, ResourceQuota } from '../../api/objects';
import type { DescribeView } from './describer';
import { LIMIT_COLUMNS, LIMIT_RULE, limitRows } from './limit-range';
import { dateOf, writeAnnotations, writeLabels } from './metadata';
import { quotaRows, scopesOf } from './quota';
import type { Sheet } from './sheet';

export function writeNamespace({ metadata, status }: Namespace, sheet: Sheet, { cluster }: DescribeView): void {
  sheet.line(0, `Name:\t${metadata.name}`);
  writeLabels(sheet, 'Labels', metadata.labels);
  writeAnnotations(sheet, 'Annotations', metadata.annotations);
  sheet.line(0, `Status:\t${status.phase ?? ''}`);
  if ((status.conditions ?? []).length > 0) writeConditions(sheet, status.conditions!);
  sheet.line(0, '');
  writeQuotas(sheet, byName(cluster.list('ResourceQuota', metadata.name)));
  sheet.line(0, '');
  writeLimits(sheet, byName(cluster.list('LimitRange', metadata.name)));
}

const byName = <T extends ResourceQuota | LimitRange>(all: readonly T[]): readonly T[] =>
  [...all].sort((a, b) => (a.metadata.name < b.metadata.name ? -1 : 1));

function writeConditions(sheet: Sheet, conditions: NonNullable<Namespace['status']['conditions']>): void {
  sheet.line(0, 'Conditions:');
  sheet.line(1, 'Type\tStatus\tLastTransitionTime\tReason\tMessage');
  sheet.line(1, '----\t------\t------------------\t------\t-------');
  for (const { type, status, lastTransitionTime, reason = '', message = '' } of conditions) {
    sheet.line(1, `${type}\t${status}\t${dateOf(lastTransitionTime)}\t${reason}\t${message}`);
  }
}

function writeQuotas(sheet: Sheet, quotas: readonly ResourceQuota[]): void {
  if (quotas.length === 0) {
    sheet.line(0, 'No resource quota.');
    return;
  }
  sheet.line(0, 'Resource Quotas');
  for (const quota of quotas) {
    sheet.line(1, `Name:\t${quota.metadata.name}`);
    const { names, meanings } = scopesOf(quota);
    if (names !== '') sheet.line(1, `Scopes:\t${names}`);
    for (const meaning of meanings) sheet.line(1, `* ${meaning}`);
    sheet.line(1, 'Resource\tUsed\tHard');
    sheet.line(1, '--------\t---\t---');
    for (const { resource, plainUsed, hard } of quotaRows(quota)) sheet.line(1, `${resource}\t${plainUsed}\t${hard}`);
  }
}

function writeLimits(sheet: Sheet, ranges: readonly LimitRange[]): void {
  if (ranges.length === 0) {
    sheet.line(0, 'No LimitRange resource.');
    return;
  }
  sheet.line(0, 'Resource Limits');
  for (const row of [LIMIT_COLUMNS, LIMIT_RULE, ...ranges.flatMap(limitRows)]) sheet.line(0, ` ${row}`);
}
