/**
 * Describes ResourceQuotas. Follows kubectl/pkg/describe, describeQuota.
 */
import { canonicalQuantity, formatQuantity, parseQuantity, type QuantityFormat } from '../../api/quantity';
import type { ResourceQuota } from '../../api/objects';
import { own } from '../../api/own';
import type { Sheet } from './sheet';

export function writeQuota(quota: ResourceQuota, sheet: Sheet): void {
  sheet.line(0, `Name:\t${quota.metadata.name}`);
  sheet.line(0, `Namespace:\t${quota.metadata.namespace ?? ''}`);
  const { names, meanings } = scopesOf(quota);
  if (names !== '') sheet.line(0, `Scopes:\t${names}`);
  for (const meaning of meanings) sheet.line(0, ` * ${meaning}`);
  sheet.line(0, 'Resource\tUsed\tHard');
  sheet.line(0, '--------\t----\t----');
  for (const { resource, used, hard } of quotaRows(quota)) sheet.line(0, `${resource}\t${used}\t${hard}`);
}

/** What kubectl says about the scopes that it knows. */
const SCOPES: Readonly<Record<string, string>> = {
  Terminating:
    'Matches all pods that have an active deadline. These pods have a limited lifespan on a node before being actively terminated by the system.',
  NotTerminating:
    'Matches all pods that do not have an active deadline. These pods usually include long running pods whose container command is not expected to terminate.',
  BestEffort:
    'Matches all pods that do not have resource requirements set. These pods have a best effort quality of service.',
  NotBestEffort:
    'Matches all pods that have at least one resource requirement set. These pods have a burstable or guaranteed quality of service.',
};

/** Which Pods a quota counts: the scopes in one text, and what each means. */
export function scopesOf({ spec }: ResourceQuota): { readonly names: string; readonly meanings: readonly string[] } {
  const scopes = [...(spec.scopes ?? [])].sort();
  return { names: scopes.join(', '), meanings: scopes.flatMap((scope) => own(SCOPES, scope) ?? []) };
}

interface QuotaRow {
  readonly resource: string;
  /** In the unit of what may be used. */
  readonly used: string;
  /** As it was counted. */
  readonly plainUsed: string;
  readonly hard: string;
}

/** What may be used and what is, in the order of the names. */
export function quotaRows({ status }: ResourceQuota): readonly QuotaRow[] {
  return Object.entries(status.hard ?? {})
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([resource, most]) => {
      const hard = canonicalQuantity(most) ?? '0';
      const plainUsed = canonicalQuantity(own(status.used, resource) ?? '0') ?? '0';
      const format = formatOf(most);
      const inUnit =
        format === formatOf(plainUsed) ? plainUsed : formatQuantity(Math.ceil(parseQuantity(plainUsed)), format);
      return { resource, hard, plainUsed, used: inUnit };
    });
}

function formatOf(quantity: string): QuantityFormat {
  if (quantity.endsWith('i')) return 'BinarySI';
  return /[eE][+-]?\d+$/.test(quantity) ? 'DecimalExponent' : 'DecimalSI';
}
