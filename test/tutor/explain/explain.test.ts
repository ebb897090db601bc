/**
 * `explain`: every term, in an empty cluster and in one where much goes on.
 */
import { ALL_VERBS } from '../../../src/app/verbs';
import { newCluster } from '../../../src/cluster/new-cluster';
import { Cluster } from '../../../src/cluster/cluster';
import type { ClusterState } from '../../../src/cluster/state';
import { BOXES } from '../../../src/diagram/pod-state';
import { ALL_TERMS } from '../../../src/tutor/content/terms';
import { MISTAKES } from '../../../src/tutor/content/mistakes';
import { exerciseEntries, exerciseOf } from '../../../src/tutor/exercises/library';
import { findTerm } from '../../../src/tutor/explain/find-term';
import { fillForReading, fillForTyping, PLACES } from '../../../src/tutor/explain/places';
import { SIGHTS } from '../../../src/tutor/explain/sights';
import { TERMS } from '../../../src/tutor/story/terms';
import { isRefused, play, playOne } from '../play';
import { violations } from '../style-rules';

const EMPTY = newCluster({ seed: 7, rules: 'course' });
const BUSY = play([
  'deploy web',
  'deploy db 3 statefulset',
  'deploy agent daemonset',
  'deploy notes 3 volume',
  'label node node-1 disk=ssd',
  'taint nodes node-2 gpu=yes:NoSchedule',
]).at(-1)!.state;
const TROUBLED = play([
  'deploy shop 2',
  'update shop nopull',
  'deploy db 3 statefulset',
  'scale db 2',
  'crash pod db-0 loop',
  'deploy big --image big:v1',
  'set resources deployment/big --requests=cpu=9',
  'deploy bad 1 --image bad:bad',
  'cordon node-1',
]).at(-1)!.state;

const CLUSTERS: readonly (readonly [string, ClusterState])[] = [
  ['an empty cluster', EMPTY],
  ['a busy cluster', BUSY],
  ['a cluster in trouble', TROUBLED],
];

describe.each(CLUSTERS)('in %s', (_, state) => {
  test.each(ALL_TERMS.map(({ name }) => [name]))('%s is explained in style, and its buttons work', (name) => {
    const { reply } = playOne(state, `explain ${name}`);
    expect(reply.headline.startsWith(`${name}: `)).toBe(true);
    expect(reply.story.length).toBeGreaterThan(1);
    expect(violations(reply, { verbs: ALL_VERBS })).toEqual([]);
    expect(reply.buttons.filter(({ run }) => isRefused(state, run))).toEqual([]);
    expect(reply.buttons.map(({ label }) => label).join()).not.toContain('{');
    expect(reply.picture?.length).toBeGreaterThan(0);
    expect(reply.notice).toMatch(/^Many think .*\. In fact .*\.$/m);
    expect(reply.buttons.some(({ run }) => run.startsWith('quiz'))).toBe(true);
  });
});

test.each(ALL_TERMS.map((term) => [term.name, term] as const))('%s has a fitting form', (name, term) => {
  expect(term.text.length).toBeGreaterThanOrEqual(2);
  expect(term.text.length).toBeLessThanOrEqual(4);
  expect(`${name}: ${term.short}`.length).toBeLessThanOrEqual(60);
  expect(findTerm(term.see)?.name).toBe(term.see);
  expect(term.see).not.toBe(name);
  for (const other of term.also ?? []) expect([other, findTerm(other)?.name]).toEqual([other, name]);
});

test('what is said of terms, and drawn of them, is of terms that there are', () => {
  const names = new Set(ALL_TERMS.map(({ name }) => name));
  expect(Object.keys(MISTAKES).filter((name) => !names.has(name))).toEqual([]);
  expect(Object.keys(SIGHTS).filter((name) => !names.has(name))).toEqual([]);
  expect([...names].filter((name) => !Object.hasOwn(MISTAKES, name))).toEqual([]);
});

test('a page is named once, not given as a path', () => {
  expect(ALL_TERMS.filter(({ page }) => page?.includes('/')).map(({ name }) => name)).toEqual([]);
});

test('what every lesson and mission is about is a term, and the term leads to one of them', () => {
  for (const { kind, id } of exerciseEntries()) {
    for (const concept of exerciseOf(kind, id)!.concepts) {
      expect([id, concept, findTerm(concept)?.name]).toEqual([id, concept, expect.any(String)]);
      const runs = playOne(EMPTY, `explain ${concept}`).reply.buttons.map(({ run }) => run);
      expect(runs).toContainEqual(expect.stringMatching(/^(lesson|mission) start /));
    }
  }
});

test('a lesson that is about a term first of all comes before others', () => {
  const lesson = (term: string) =>
    playOne(EMPTY, `explain ${term}`).reply.buttons.find(({ label }) => label.includes('lesson'));
  expect(lesson('StatefulSet')?.run).toBe('lesson start pods-with-names');
  expect(lesson('DaemonSet')?.run).toBe('lesson start one-on-every-node');
  expect(playOne(EMPTY, 'explain quota').reply.buttons.map(({ label }) => label)).toContain('Play mission 11');
});

test('the picture is of this cluster where it has such a thing, and else an example', () => {
  const here = playOne(BUSY, 'explain StatefulSet').reply;
  expect(here.notice).toContain('The picture: this cluster, now.');
  expect(here.picture?.filter((line) => line.includes('data-db-')).length).toBe(3);
  expect(playOne(TROUBLED, 'explain crash wait').reply.picture?.join()).toMatch(/\[!\] db-0/);
  const example = playOne(EMPTY, 'explain StatefulSet').reply;
  expect(example.notice).toContain('The picture: an example; this cluster has none now.');
  expect(example.picture?.join()).toContain('data-db-0');
  expect(playOne(BUSY, 'explain taint').reply.picture).toContain('taint: gpu:NoSchedule');
});

test('a word stands for one term only', () => {
  const words = ALL_TERMS.flatMap(({ name, also = [] }) => [...new Set([name.toLowerCase(), ...also])]);
  expect(words.filter((word, index) => words.indexOf(word) !== index)).toEqual([]);
});

test('every place that a text has can be filled somewhere', () => {
  const texts = ALL_TERMS.flatMap(({ here = [], tries = [] }) => [
    ...here,
    ...tries.flatMap(({ label, run }) => [label, run]),
  ]);
  const used = new Set(texts.flatMap((text) => [...text.matchAll(/\{([^}]*)\}/g)].map(([, place]) => place!)));
  expect([...used].filter((place) => !Object.hasOwn(PLACES, place))).toEqual([]);
  expect(Object.keys(PLACES).filter((place) => !used.has(place))).toEqual([]);
});

test('what replies explain in brackets, and every state of a Pod, is a term', () => {
  const words = [...Object.keys(TERMS), ...BOXES.flatMap((box) => box.words)];
  expect(words.filter((word) => findTerm(word) === undefined)).toEqual([]);
});

test.each([
  ['CrashLoopBackOff', 'crash wait'],
  ['ImagePullBackOff', 'image pull'],
  ['Pending', 'no Node yet'],
  ['Terminating', 'stopping'],
  ['OOMKilled', 'out of memory'],
  ['pvc', 'claim'],
  ['RWX', 'access modes'],
  ['deployments', 'Deployment'],
  ['deployments.apps', 'Deployment'],
  ['the Lost Updates', 'lost update'],
  ['what is a taint?', 'taint'],
  ['course rules', 'course rules'],
  ['one Pod per Node', 'DaemonSet'],
  ['crash vs delete', 'crash'],
])('%s means %s', (typed, name) => {
  expect(playOne(EMPTY, `explain ${typed}`).reply.command).toBe(`explain ${name}`);
});

test('the list fits one screen, and holds every shelf', () => {
  const { reply } = playOne(EMPTY, 'explain');
  expect(violations(reply, { verbs: ALL_VERBS })).toEqual([]);
  for (const { name } of ALL_TERMS) expect(reply.text).toContain(name);
});

test.each(['apps', 'actors', 'data', 'change', 'states', 'inside'])('explain %s lists a row with meanings', (shelf) => {
  const { reply } = playOne(EMPTY, `explain ${shelf}`);
  expect(violations(reply, { verbs: ALL_VERBS })).toEqual([]);
  for (const { name } of ALL_TERMS.filter((term) => term.shelf === shelf)) {
    expect(reply.picture?.some((line) => line.startsWith(`${name}: `))).toBe(true);
  }
});

test('an example comes from the cluster of the channel', () => {
  const { reply } = playOne(BUSY, 'explain ReplicaSet');
  const set = new Cluster(BUSY).list('ReplicaSet')[0]!.metadata.name;
  expect(reply.notice).toContain(`Here: ReplicaSet ${set} keeps 3 Pods`);
  expect(playOne(EMPTY, 'explain ReplicaSet').reply.notice).not.toContain('Here:');
});

test('where notes and truth differ, both are said', () => {
  for (const term of ['course rules', 'shared volume', 'crash', 'DaemonSet']) {
    const story = playOne(EMPTY, `explain ${term}`).reply.story.join(' ').replace(/\s+/g, ' ');
    expect(story).toMatch(/Course \(the notes this follows\): /);
    expect(story).toMatch(/Real Kubernetes/);
  }
});

test('the three verbs and their outcomes stand in one table', () => {
  const { picture } = playOne(EMPTY, 'explain crash').reply;
  expect(picture?.[0]).toBe('            crash   delete  Node fails');
  expect(picture).toContain('own files   lost    lost    lost');
});

describe('bad input', () => {
  test.each([
    ['explain replicset', 'Did you mean ReplicaSet?', 'explain ReplicaSet'],
    ['explain qwertzuiop', 'All terms: /kube explain', 'explain'],
    ['explain constructor', 'All terms: /kube explain', 'explain'],
  ])('%s', (typed, hint, fix) => {
    const { reply } = playOne(EMPTY, typed);
    expect(reply.headline).toBe('Nothing was changed.');
    expect(reply.notice).toContain(hint);
    expect(reply.buttons[0]?.run).toBe(fix);
    expect(violations(reply, { verbs: ALL_VERBS })).toEqual([]);
  });

  test('very long words are cut', () => {
    const { reply } = playOne(EMPTY, `explain ${'x'.repeat(500)}`);
    expect(reply.notice!.length).toBeLessThan(120);
  });
});

test('one of many is one', () => {
  const { state } = play(['deploy web 1']).at(-1)!;
  expect(fillForReading('{deployment} has {endpoints} ready Pods of {pods} Pods', new Cluster(state))).toBe(
    'web has 1 ready Pod of 1 Pod',
  );
});

test('a text with a place that nothing fits is left out', () => {
  const cluster = new Cluster(EMPTY);
  expect(fillForReading('Pod {pod} runs', cluster)).toBeUndefined();
  expect(fillForTyping('cordon {node}', cluster)).toBe('cordon node-1');
  expect(fillForReading('{nodes} Nodes, {constructor}', cluster)).toBeUndefined();
});
