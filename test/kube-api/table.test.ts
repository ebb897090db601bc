/** Tables: kubectl's columns, filled by the server. */
import { KINDS } from '../../src/api/kinds';
import { printTable } from '../../src/printers/table';
import { alignTabs, TABLE as LAYOUT } from '../../src/printers/tabwriter';
import { Practice } from '../commands/practice';
import { asked, TABLE } from './asked';

interface Table {
  readonly kind: string;
  readonly columnDefinitions: readonly { readonly name: string; readonly type: string; readonly priority: number }[];
  readonly rows: readonly {
    readonly cells: readonly (string | number)[];
    readonly object?: { readonly kind: string; readonly metadata: { readonly name: string } };
    readonly conditions?: readonly object[];
  }[];
}

const practice = new Practice({ seed: 7 });
practice.done('deploy web 3');
practice.done('create job once --image=busybox -- true');
const { cluster } = practice;
const PODS = '/api/v1/namespaces/default/pods';

test('columns are those of get, the wide ones marked', () => {
  const { kind, columnDefinitions } = asked(cluster, PODS, { accept: TABLE }) as Table;
  expect(kind).toBe('Table');
  expect(columnDefinitions.map(({ name, priority }) => `${name} ${priority}`)).toEqual([
    'Name 0',
    'Ready 0',
    'Status 0',
    'Restarts 0',
    'Age 0',
    'IP 1',
    'Node 1',
    'Nominated Node 1',
    'Readiness Gates 1',
  ]);
});

test.each(Object.values(KINDS).filter(({ kind }) => cluster.count(kind) > 0))(
  'what is printed of the table of $plural is what get prints',
  ({ kind, apiVersion, plural }) => {
    const path = `/${apiVersion.includes('/') ? 'apis' : 'api'}/${apiVersion}/${plural}`;
    const { columnDefinitions, rows } = asked(cluster, path, { accept: TABLE }) as Table;
    const head = columnDefinitions.map(({ name }) => name.toUpperCase());
    const printed = [head, ...rows.map(({ cells }) => cells)].map((cells) => `${cells.join('\t')}\n`).join('');
    const key = ({ metadata }: { metadata: { name: string; namespace?: string } }) =>
      `${metadata.namespace ?? ''}/${metadata.name}`;
    const objects = [...cluster.list(kind)].sort((a, b) => (key(a) < key(b) ? -1 : 1));
    expect(alignTabs(printed, LAYOUT)).toBe(printTable(kind, objects, { now: cluster.now, isWide: true }));
  },
);

test('numbers are numbers', () => {
  const { columnDefinitions, rows } = asked(cluster, '/apis/apps/v1/replicasets', { accept: TABLE }) as Table;
  const column = columnDefinitions.findIndex(({ name }) => name === 'Desired');
  expect(columnDefinitions[column]?.type).toBe('integer');
  expect(rows[0]?.cells[column]).toBe(3);
});

test.each([
  ['', 'PartialObjectMetadata'],
  ['?includeObject=Metadata', 'PartialObjectMetadata'],
  ['?includeObject=Object', 'Pod'],
  ['?includeObject=None', undefined],
])('rows of "%s" bring %s with them', (query, kind) => {
  const { rows } = asked(cluster, `${PODS}${query}`, { accept: TABLE }) as Table;
  expect(rows.map(({ object }) => object?.kind)).toEqual(rows.map(() => kind));
});

test('one object is a table of one row, and ages count to the moment of the request', () => {
  const name = cluster.list('Pod')[0]!.metadata.name;
  const later = { accept: TABLE, now: cluster.now + 3 * 24 * 3600 * 1000 };
  const { rows, columnDefinitions } = asked(cluster, `${PODS}/${name}`, later) as Table;
  expect(rows).toHaveLength(1);
  expect(rows[0]!.cells[columnDefinitions.findIndex(({ name: column }) => column === 'Age')]).toMatch(/^3d/);
});

test('a Pod that will not run again is marked', () => {
  const { rows } = asked(cluster, PODS, { accept: TABLE }) as Table;
  const marked = rows.filter(({ conditions }) => conditions !== undefined);
  expect(marked.map(({ object }) => object?.metadata.name.replace(/-\w+$/, ''))).toEqual(['once']);
  expect(marked[0]?.conditions).toEqual([
    { type: 'Completed', status: 'True', reason: 'Succeeded', message: 'The pod has completed successfully.' },
  ]);
});

test('… and so is one that failed', () => {
  const failed = new Practice({ seed: 7 });
  failed.done('run once --image=busybox --restart=Never');
  failed.done('fail pod once');
  const { rows } = asked(failed.cluster, PODS, { accept: TABLE }) as Table;
  expect(rows.map(({ conditions }) => conditions)).toEqual([
    [{ type: 'Completed', status: 'True', reason: 'Failed', message: 'The pod failed.' }],
  ]);
});
