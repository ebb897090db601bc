/** What is stored is shorter than the cluster, and loses nothing of it. */
import { deepStrictEqual } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Event } from '../../../src/api/objects';
import { run } from '../../../src/app/run';
import { ALL_VERBS } from '../../../src/app/verbs';
import { checkCluster, CodecError } from '../../../src/cluster/codec';
import { newCluster } from '../../../src/cluster/new-cluster';
import type { ClusterState } from '../../../src/cluster/state';
import { decompress } from '../../../src/store/compress';
import { type StoredCluster, storedCluster, writtenOut } from '../../../src/cluster/stored/stored-cluster';

const FORM_3 = join(__dirname, '..', '..', 'fixtures', 'store', 'form-3-busy.json');

const TYPED = [
  ...['deploy web 3', 'deploy db 2 statefulset', 'crash web', 'update web v2', 'node fail node-1', 'wait 10m'],
  ...['scale web 9', 'rollout restart deployment web', 'delete deployment web', 'get events'],
];

function played(texts: readonly string[]): ClusterState {
  let taught = { terms: [] as readonly string[], replies: 0 };
  return texts.reduce(
    (state, text) => {
      const outcome = run(state, text, { verbs: ALL_VERBS, taught, pressed: false });
      if (!('reply' in outcome)) throw new Error(text);
      ({ taught } = outcome);
      return outcome.cluster;
    },
    newCluster({ seed: 7 }),
  );
}

const asStored = (state: ClusterState): StoredCluster => JSON.parse(JSON.stringify(storedCluster(state))) as never;
const loaded = (stored: unknown): ClusterState => checkCluster(writtenOut(stored));

const state = played(TYPED);
const events = state.objects.filter((object): object is Event => object.kind === 'Event');
/** The cluster with one Event changed. */
const withEvent = (change: (event: Event) => Event): ClusterState => {
  const [first] = events;
  return { ...state, objects: state.objects.map((object) => (object === first ? change(first) : object)) };
};

test('everything comes back, in its order, to the last key', () => {
  expect(events.length).toBeGreaterThan(80);
  expect(events.some(({ count }) => count! > 1)).toBe(true);
  expect(state.steps.some(({ causedBy }) => causedBy !== undefined)).toBe(true);
  const back = loaded(asStored(state));
  deepStrictEqual(back, JSON.parse(JSON.stringify(state)));
  expect(JSON.stringify(back.objects)).toBe(JSON.stringify(state.objects));
});

test('the whole is a third as long', () => {
  expect(JSON.stringify(asStored(state)).length).toBeLessThan(0.33 * JSON.stringify(state).length);
});

test('what things have in common is one thing when they are loaded', () => {
  const pods = loaded(asStored(played(['deploy web 3']))).objects.filter(({ kind }) => kind === 'Pod');
  expect(new Set(pods.map(({ metadata }) => metadata.uid)).size).toBe(3);
  expect(new Set(pods.map(({ metadata }) => metadata.ownerReferences)).size).toBe(1);
});

test.each<[string, (event: Event) => Event]>([
  ['a name of its own', (event) => ({ ...event, metadata: { ...event.metadata, name: 'mine' } })],
  ['a UID of its own', (event) => ({ ...event, metadata: { ...event.metadata, uid: 'mine' } })],
  ['labels', (event) => ({ ...event, metadata: { ...event.metadata, labels: { a: 'b' } } })],
  ['another version', (event) => ({ ...event, metadata: { ...event.metadata, resourceVersion: 'x' } })],
  ['no times', ({ firstTimestamp: _, lastTimestamp: __, ...event }) => event],
  ['half a second', (event) => ({ ...event, firstTimestamp: '2026-01-01T09:00:00.500Z' })],
  ['another reporter', (event) => ({ ...event, reportingComponent: 'me' })],
  ['a field of another program', (event) => ({ ...event, action: 'Binding' })],
  [
    'a part of what it is about',
    (event) => ({ ...event, involvedObject: { ...event.involvedObject, fieldPath: 'x' } }),
  ],
])('an Event with %s comes back as it was', (_, change) => {
  const changed = withEvent(change);
  expect(loaded(asStored(changed))).toEqual(changed);
});

test('what was stored before there were rows is read', () => {
  expect(loaded(JSON.parse(JSON.stringify(state)))).toEqual(state);
});

describe('rows of form 3', () => {
  const { form, data } = JSON.parse(readFileSync(FORM_3, 'utf8')) as { readonly form: number; readonly data: string };
  const { cluster } = JSON.parse(decompress(Buffer.from(data, 'base64'))) as { readonly cluster: Form3 };

  interface Form3 {
    readonly objects: readonly unknown[];
    readonly events: object;
    readonly stepRows: readonly unknown[];
  }

  it('are read', () => {
    expect(form).toBe(3);
    expect(loaded(cluster).steps.length).toBe(cluster.stepRows.length);
    expect(cluster.objects.some(isRow)).toBe(true);
    expect(loaded(asStored(loaded(cluster)))).toEqual(loaded(cluster));
  });

  it.each<[string, (stored: Form3) => unknown]>([
    ['a row that is cut', (stored) => ({ ...stored, objects: stored.objects.map((one) => (isRow(one) ? [1] : one)) })],
    ['a row of words', (stored) => ({ ...stored, objects: stored.objects.map((one) => (isRow(one) ? ['x'] : one)) })],
    ['tables that are empty', (stored) => ({ ...stored, events: { abouts: [], notes: [] } })],
    ['tables that are none', (stored) => ({ ...stored, events: {} })],
    ['no tables', ({ events: _, ...stored }) => stored],
    ['a time that is none', (stored) => ({ ...stored, objects: [[1, 1, 9e15, 0, 0, 0, 0, 1, 'x']] })],
    ['a step that is cut', (stored) => ({ ...stored, stepRows: [[1]] })],
    ['a step that is none', (stored) => ({ ...stored, stepRows: [null] })],
    ['no steps', ({ stepRows: _, ...stored }) => stored],
  ])('are refused with %s', (_, damage) => {
    expect(() => loaded(damage(cluster))).toThrow(CodecError);
  });
});

const isRow = (object: unknown): boolean => Array.isArray(object);
