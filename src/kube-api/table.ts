/**
 * Tables: the columns that kubectl prints, filled by the server.
 * Follows apiserver/pkg/endpoints/handlers/response.go and pkg/printers/tablegenerator.go.
 */
import type { KubeObject } from '../api/objects';
import { own } from '../api/own';
import type { ApiResource } from '../api/resources';
import { AGE, type Column, NAME } from '../printers/column';
import { columnsFor } from '../printers/table';
import type { ApiRequest } from './request';
import { SCALE_COLUMNS } from './scale-view';
import type { Row, Shown } from './views';

/** What the rows are about; `scale` is a table of its own. */
export type TableKind = ApiResource | 'scale';

interface Options {
  /** Of the table. */
  readonly metadata: object;
  /** Later tables of a watch leave them out. */
  readonly withColumns?: boolean;
}

export function tableOf(request: ApiRequest, kind: TableKind, rows: readonly Row[], options: Options): object {
  const columns = columnsOf(kind);
  const include = request.query.get('includeObject') ?? 'Metadata';
  const view = { now: request.now, isWide: true };
  return {
    kind: 'Table',
    apiVersion: 'meta.k8s.io/v1',
    metadata: options.metadata,
    columnDefinitions: options.withColumns === false ? null : definitionsOf(columns, rows, view),
    rows: rows.map(({ object, shown }) => ({
      cells: columns.map(({ cell }) => cell(object, view)),
      ...(ended(object).length > 0 && { conditions: ended(object) }),
      ...(include !== 'None' && { object: include === 'Object' ? shown : metadataOf(shown) }),
    })),
  };
}

/** The object without everything but its metadata. */
export const metadataOf = ({ metadata }: Shown): Shown => ({
  kind: 'PartialObjectMetadata',
  apiVersion: 'meta.k8s.io/v1',
  metadata,
});

/** What a table says of a Pod that will not run again. Follows printPod. */
function ended(object: KubeObject): readonly object[] {
  const phase = object.kind === 'Pod' ? object.status.phase : undefined;
  const message = own(ENDINGS, phase ?? '');
  return message === undefined ? [] : [{ type: 'Completed', status: 'True', reason: phase, message }];
}

const ENDINGS: Readonly<Record<string, string>> = {
  Failed: 'The pod failed.',
  Succeeded: 'The pod has completed successfully.',
};

function columnsOf(kind: TableKind): readonly Column<KubeObject>[] {
  if (kind === 'scale') return SCALE_COLUMNS as readonly Column<never>[] as readonly Column<KubeObject>[];
  if (kind.shows === undefined) return [NAME];
  return kind.group === 'metrics.k8s.io' ? [NAME, AGE] : columnsFor(kind.shows);
}

function definitionsOf(
  columns: readonly Column<KubeObject>[],
  rows: readonly Row[],
  view: Parameters<Column<KubeObject>['cell']>[1],
): readonly object[] {
  const first = rows[0]?.object;
  return columns.map(({ name, isWide, cell }) => ({
    name: spelled(name),
    type: first !== undefined && typeof cell(first, view) === 'number' ? 'integer' : 'string',
    format: name === 'NAME' ? 'name' : '',
    description: '',
    priority: isWide === true ? 1 : 0,
  }));
}

/** `NOMINATED NODE` is `Nominated Node` in the API; kubectl writes headers in capitals. */
const spelled = (name: string): string =>
  own(SPELLINGS, name) ?? name.toLowerCase().replace(/(^|[ -])[a-z]/g, (letter) => letter.toUpperCase());

const SPELLINGS: Readonly<Record<string, string>> = {
  ADDRESSTYPE: 'AddressType',
  ALLOWVOLUMEEXPANSION: 'AllowVolumeExpansion',
  'CLUSTER-IP': 'Cluster-IP',
  'EXTERNAL-IP': 'External-IP',
  'INTERNAL-IP': 'Internal-IP',
  IP: 'IP',
  MAXPODS: 'MaxPods',
  MINPODS: 'MinPods',
  'OS-IMAGE': 'OS-Image',
  PREEMPTIONPOLICY: 'PreemptionPolicy',
  PV: 'PV',
  RECLAIMPOLICY: 'ReclaimPolicy',
  STORAGECLASS: 'StorageClass',
  TIMEZONE: 'TimeZone',
  'UP-TO-DATE': 'Up-to-date',
  VOLUMEATTRIBUTESCLASS: 'VolumeAttributesClass',
  VOLUMEBINDINGMODE: 'VolumeBindingMode',
  VOLUMEMODE: 'VolumeMode',
};
