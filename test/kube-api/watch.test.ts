/** What watches are told. */
import type { Cluster } from '../../src/cluster/cluster';
import type { ApiResponse } from '../../src/kube-api/request';
import {
  bookmark,
  encodeWatchEvents,
  initialEvents,
  isWatch,
  readWatch,
  tooOld,
  type Watch,
  watchEvents,
} from '../../src/kube-api/watch';
import { Practice } from '../commands/practice';
import { bodyOf, requestFor, TABLE } from './asked';

const PODS = '/api/v1/namespaces/default/pods';

interface Sent {
  readonly type: string;
  readonly object: {
    readonly kind: string;
    readonly metadata: { readonly name: string; readonly resourceVersion: string; readonly annotations?: object };
    readonly rows?: readonly { readonly object: { readonly metadata: { readonly name: string } } }[];
    readonly columnDefinitions?: readonly object[] | null;
  };
}

function watching(address: string, accept?: string): Watch {
  const watch = readWatch(requestFor(new Practice().cluster, address, accept === undefined ? {} : { accept }));
  if (!('about' in watch)) throw new Error(`refused: ${JSON.stringify(watch)}`);
  return watch;
}

/** What a watch is told of a change, line by line. */
function told(watch: Watch, before: Cluster, after: Cluster): readonly Sent[] {
  const text = encodeWatchEvents(watch, watchEvents(watch, before, after), true);
  return text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as Sent]));
}

function changed(first: readonly string[], then: string): readonly [Cluster, Cluster] {
  const practice = new Practice({ seed: 5 });
  for (const line of first) practice.done(line);
  const before = practice.cluster.fork();
  practice.done(then);
  return [before, practice.cluster];
}

const typesOf = (events: readonly Sent[]): readonly string[] => events.map(({ type }) => type);

test('objects come, change and go, in the order of their versions', () => {
  const [before, after] = changed(['deploy web 2'], 'set image deployment/web web=web:v2');
  const events = told(watching(`${PODS}?watch=true&resourceVersion=5`), before, after);
  expect([...typesOf(events)].sort()).toEqual(['ADDED', 'ADDED', 'DELETED', 'DELETED']);
  const versions = events.map(({ object }) => Number(object.metadata.resourceVersion));
  expect(versions).toEqual([...versions].sort((a, b) => a - b));
  expect(Math.min(...versions)).toBeGreaterThan(before.snapshot().resourceVersion);
  const sets = told(watching('/apis/apps/v1/replicasets?watch=1'), before, after);
  expect([...typesOf(sets)].sort()).toEqual(['ADDED', 'MODIFIED']);
});

test('nothing is told where nothing changed, whatever the clock says', () => {
  const [before, after] = changed(['deploy web 2'], 'label pods --all team=a');
  expect(told(watching('/apis/apps/v1/deployments?watch=true'), before, after)).toEqual([]);
  expect(told(watching(`${PODS}?watch=true`), after, after.fork())).toEqual([]);
});

test('a Pod of the same name is another one: the first goes before the second comes', () => {
  const [before, after] = changed(['deploy db 2 statefulset'], 'delete pod db-0');
  const events = told(watching(`${PODS}?watch=true`), before, after);
  expect(events.map(({ type, object }) => `${type} ${object.metadata.name}`)).toEqual(['DELETED db-0', 'ADDED db-0']);
});

test('what begins to be picked is added, what stops is deleted', () => {
  const [before, after] = changed(
    ['deploy web 1', 'label pods --all tier=old'],
    'label pods --all --overwrite tier=new',
  );
  expect(typesOf(told(watching(`${PODS}?watch=true&labelSelector=tier%3Dnew`), before, after))).toEqual(['ADDED']);
  const gone = told(watching(`${PODS}?watch=true&labelSelector=tier%3Dold`), before, after);
  expect(typesOf(gone)).toEqual(['DELETED']);
  expect(gone[0]?.object).toMatchObject({ metadata: { labels: { tier: 'old' } } });
  expect(typesOf(told(watching(`${PODS}?watch=true&labelSelector=app`), before, after))).toEqual(['MODIFIED']);
  expect(told(watching(`${PODS}?watch=true&labelSelector=tier%3Dx`), before, after)).toEqual([]);
});

test('one object is watched by its name, in the path or in a selector', () => {
  const [before, after] = changed(['deploy db 2 statefulset'], 'delete pods --all');
  for (const address of [`${PODS}/db-1?watch=true`, `${PODS}?watch=true&fieldSelector=metadata.name%3Ddb-1`]) {
    const names = told(watching(address), before, after).map(({ object }) => object.metadata.name);
    expect(names).toEqual(['db-1', 'db-1']);
  }
});

test.each(['', '&resourceVersion=0'])('without a version, whatever is there comes first: "%s"', (query) => {
  const { cluster } = new Practice();
  const events = initialEvents(watching(`/api/v1/nodes?watch=true${query}`), cluster);
  expect(events.map(({ type }) => type)).toEqual(['ADDED', 'ADDED', 'ADDED']);
});

test('with a version nothing comes first', () => {
  const { cluster } = new Practice();
  expect(initialEvents(watching('/api/v1/nodes?watch=true&resourceVersion=7'), cluster)).toEqual([]);
});

test('the end of what was there is marked where that was asked for', () => {
  const { cluster } = new Practice();
  const address =
    '/api/v1/nodes?watch=true&sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true';
  const watch = watching(address);
  const events = initialEvents(watch, cluster);
  expect(events.map(({ type }) => type)).toEqual(['ADDED', 'ADDED', 'ADDED', 'BOOKMARK']);
  const last = encodeWatchEvents(watch, events, true).trim().split('\n').at(-1)!;
  expect((JSON.parse(last) as Sent).object).toMatchObject({
    kind: 'Node',
    apiVersion: 'v1',
    metadata: {
      resourceVersion: `${cluster.snapshot().resourceVersion}`,
      annotations: { 'k8s.io/initial-events-end': 'true' },
    },
  });
  expect(bookmark(watch, cluster).shown.metadata).not.toHaveProperty('annotations');
});

test('rows come as tables of one row, and only the first says what the columns are', () => {
  const { cluster } = new Practice();
  const watch = watching('/api/v1/nodes?watch=true', TABLE);
  const lines = encodeWatchEvents(watch, [...initialEvents(watch, cluster), bookmark(watch, cluster)], true);
  const tables = lines
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as Sent).object);
  expect(tables.map(({ kind, rows }) => `${kind} ${rows?.length}`)).toEqual([
    'Table 1',
    'Table 1',
    'Table 1',
    'Table 0',
  ]);
  expect(tables.map(({ columnDefinitions }) => columnDefinitions === null)).toEqual([false, true, true, true]);
  const later = encodeWatchEvents(watch, initialEvents(watch, cluster).slice(0, 1), false);
  expect((JSON.parse(later) as Sent).object.columnDefinitions).toBeNull();
});

test('how long, and with bookmarks, is said by the sender', () => {
  const watch = watching(`${PODS}?watch=true&timeoutSeconds=30&allowWatchBookmarks=true&resourceVersion=12`);
  expect(watch).toMatchObject({ timeoutSeconds: 30, withBookmarks: true, since: 12, withInitialEvents: false });
  expect(watching(`${PODS}?watch=true&timeoutSeconds=-3`).timeoutSeconds).toBeUndefined();
});

test('a watch is a GET that says so', () => {
  const { cluster } = new Practice();
  expect(isWatch(requestFor(cluster, `${PODS}?watch=true`))).toBe(true);
  expect(isWatch(requestFor(cluster, `${PODS}?watch=1`))).toBe(true);
  expect(isWatch(requestFor(cluster, `${PODS}?watch=false`))).toBe(false);
  expect(isWatch(requestFor(cluster, `${PODS}?watch=true`, { method: 'POST' }))).toBe(false);
});

test.each([
  ['/api/v1/nopes?watch=true', 404],
  ['/apis/metrics.k8s.io/v1beta1/nodes?watch=true', 405],
  [`${PODS}?watch=true&fieldSelector=nope%3D1`, 400],
  [`${PODS}?watch=true&labelSelector=a%3D%3D%3D`, 400],
  [`${PODS}?watch=true&resourceVersion=x`, 400],
  [`${PODS}/web/log?watch=true`, 404],
])('%s is refused with %i', (address, code) => {
  const refusal = readWatch(requestFor(new Practice().cluster, address)) as ApiResponse;
  expect(refusal.status).toBe(code);
  expect(bodyOf(refusal)).toMatchObject({ kind: 'Status', status: 'Failure', code });
});

test('a version that is no longer kept has expired', () => {
  expect(bodyOf(tooOld(watching(`${PODS}?watch=true&resourceVersion=3`), 40))).toMatchObject({
    code: 410,
    reason: 'Expired',
    message: 'too old resource version: 3 (40)',
  });
});
