/**
 * Prints objects of one kind as kubectl's `get` does.
 */
import { own } from '../api/own';
import type { Kind, Kinds, KubeObject } from '../api/objects';
import { AGE, type Column, labelText, NAME, type View } from './column';
import { alignTabs, TABLE } from './tabwriter';
import { DISRUPTION_BUDGETS } from './tables/budgets';
import { EVENTS, LEASES, NAMESPACES, NODES, PRIORITY_CLASSES, REVISIONS } from './tables/cluster';
import { ENDPOINT_SLICES, ENDPOINTS, SERVICES } from './tables/network';
import { CRON_JOBS, JOBS } from './tables/jobs';
import { DAEMON_SETS, DEPLOYMENTS, PODS, REPLICA_SETS, STATEFUL_SETS } from './tables/pods';
import { LIMIT_RANGES, QUOTAS } from './tables/quota';
import { AUTOSCALERS } from './tables/scaling';
import { CONFIG_MAPS, SECRETS } from './tables/settings';
import { ATTACHMENTS, CLAIMS, STORAGE_CLASSES, VOLUMES } from './tables/storage';
import { qualifiedName } from './result';

const COLUMNS: { readonly [K in Kind]: readonly Column<Kinds[K]>[] } = {
  Pod: PODS,
  Deployment: DEPLOYMENTS,
  ReplicaSet: REPLICA_SETS,
  StatefulSet: STATEFUL_SETS,
  DaemonSet: DAEMON_SETS,
  Job: JOBS,
  CronJob: CRON_JOBS,
  HorizontalPodAutoscaler: AUTOSCALERS,
  ControllerRevision: REVISIONS,
  Service: SERVICES,
  EndpointSlice: ENDPOINT_SLICES,
  Endpoints: ENDPOINTS,
  Lease: LEASES,
  Node: NODES,
  Namespace: NAMESPACES,
  ResourceQuota: QUOTAS,
  LimitRange: LIMIT_RANGES,
  ConfigMap: CONFIG_MAPS,
  Secret: SECRETS,
  PriorityClass: PRIORITY_CLASSES,
  Event: EVENTS,
  PersistentVolume: VOLUMES,
  PersistentVolumeClaim: CLAIMS,
  StorageClass: STORAGE_CLASSES,
  VolumeAttachment: ATTACHMENTS,
  PodDisruptionBudget: DISRUPTION_BUDGETS,
};

/** Every column of a kind, the wide ones too. */
export function columnsFor<K extends Kind>(kind: K): readonly Column<Kinds[K]>[] {
  return COLUMNS[kind];
}

export interface TableOptions extends View {
  /** With a NAMESPACE column (`-A`). */
  readonly withNamespace?: boolean;
  /** With a LABELS column (`--show-labels`). */
  readonly withLabels?: boolean;
  /** A column for each of these labels (`-L`). */
  readonly labelColumns?: readonly string[];
  /** Names with their kind in front: several kinds are printed. */
  readonly withKind?: boolean;
  readonly noHeaders?: boolean;
  /** Only NAME and AGE: the server makes no table (`--server-print=false`). */
  readonly onlyNames?: boolean;
}

/** The table of a kind, with a final newline; empty when there are no objects. */
export function printTable<K extends Kind>(kind: K, objects: readonly Kinds[K][], options: TableOptions): string {
  if (objects.length === 0) return '';
  const columns = columnsOf(kind, options);
  const rows = objects.map((object) => columns.map((column) => oneLine(String(column.cell(object, options)))));
  const header = options.noHeaders === true ? [] : [columns.map(({ name }) => name)];
  return alignTabs([...header, ...rows].map((cells) => `${cells.join('\t')}\n`).join(''), TABLE);
}

function columnsOf<K extends Kind>(kind: K, options: TableOptions): readonly Column<Kinds[K]>[] {
  const all = options.onlyNames === true ? [NAME, AGE] : COLUMNS[kind];
  const own = (all as readonly Column<Kinds[K]>[]).filter(({ isWide }) => isWide !== true || options.isWide);
  const named = own.map((column, i) => (i === 0 && options.withKind === true ? withKind(column) : column));
  const namespace: Column<KubeObject> = { name: 'NAMESPACE', cell: ({ metadata }) => metadata.namespace ?? '' };
  const labels: Column<KubeObject> = { name: 'LABELS', cell: ({ metadata }) => labelText(metadata.labels) };
  return [
    ...(options.withNamespace === true ? [namespace] : []),
    ...named,
    ...(options.labelColumns ?? []).map(labelColumn),
    ...(options.withLabels === true ? [labels] : []),
  ] as readonly Column<Kinds[K]>[];
}

function withKind<T extends KubeObject>(column: Column<T>): Column<T> {
  if (column.name !== 'NAME') return column;
  return {
    name: column.name,
    cell: (object, view) =>
      `${qualifiedName(object).slice(0, -object.metadata.name.length)}${column.cell(object, view)}`,
  };
}

function labelColumn(key: string): Column<KubeObject> {
  return { name: key.split('/').at(-1)!.toUpperCase(), cell: ({ metadata }) => own(metadata.labels, key) ?? '' };
}

/** A cell ends at its first line break. */
function oneLine(text: string): string {
  const end = text.search(/[\n\r\f]/);
  return end < 0 ? text : `${text.slice(0, end)}...`;
}
