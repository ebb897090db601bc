/**
 * Strips: what a StatefulSet, a DaemonSet and a drain do one after another.
 */
import { Cluster } from '../../src/cluster/cluster';
import { newCluster } from '../../src/cluster/new-cluster';
import { drawPicture } from '../../src/diagram/text/picture';
import { playOne } from '../tutor/play';

/** The picture of the last command, by somebody who knows the symbols, where anything may be updated. */
function pictureOf(commands: readonly string[], nodes = 3): readonly string[] {
  let state = newCluster({ seed: 7, rules: 'kubernetes', nodes });
  let picture: readonly string[] = [];
  for (const command of commands) {
    const played = playOne(state, command, { terms: [], replies: 9 });
    state = played.state;
    picture = played.reply.picture ?? [];
  }
  return picture;
}

/** The lines of the strip: those that begin with a time, and the one above them. */
function stripOf(picture: readonly string[]): readonly string[] {
  const first = picture.findIndex((line) => /^ *(\d+m)?\d+s {2,}/.test(line));
  const after = picture.findIndex((line, index) => index > first && !/^ *(\d+m)?\d+s {2,}/.test(line));
  return first < 0 ? [] : picture.slice(first - 1, after < 0 ? undefined : after);
}

const STORE = 'deploy db 3 statefulset --image store:v1';

test('the start of a StatefulSet', () => {
  expect(stripOf(pictureOf([STORE]))).toEqual([
    '       db-0   db-1   db-2',
    ' 0s     s      -      -',
    ' 4s     R      s      -',
    ' 8s     R      R      s',
    '12s     R      R      R',
  ]);
});

test('a StatefulSet that shrinks: the highest number goes first, each waits for the one before it', () => {
  expect(stripOf(pictureOf(['deploy db 4 statefulset --image store:v1', 'scale db 1']))).toEqual([
    '       db-0   db-1   db-2   db-3',
    ' 0s     R      R      R      t',
    ' 1s     R      R      t      -',
    ' 2s     R      t      -      -',
    ' 3s     R      -      -      -',
  ]);
});

test('a StatefulSet that grows again', () => {
  expect(stripOf(pictureOf([STORE, 'scale db 1', 'scale db 3']))).toEqual([
    '       db-0   db-1   db-2',
    ' 0s     R      s      -',
    ' 1s     R      R      s',
    ' 2s     R      R      R',
  ]);
});

test('the first replies of a channel explain the letters', () => {
  const { reply } = playOne(newCluster({ seed: 7, rules: 'kubernetes' }), STORE);
  expect(reply.picture).toContain('R ready  s starting');
});

test('one Pod that goes, or comes, has no order', () => {
  expect(stripOf(pictureOf([STORE, 'scale db 2']))).toEqual([]);
  expect(stripOf(pictureOf([STORE, 'delete pod db-1']))).toEqual([]);
  expect(stripOf(pictureOf([STORE, 'crash pod db-1']))).toEqual([]);
  expect(stripOf(pictureOf(['deploy agent daemonset']))).toEqual([]);
  expect(stripOf(pictureOf([STORE, 'delete statefulset db']))).toEqual([]);
});

test('an update of a StatefulSet names the new Pods', () => {
  const strip = stripOf(pictureOf([STORE, 'update db v2']));
  expect(strip.length).toBeLessThanOrEqual(7);
  expect(strip[1]).toBe(' 0s     R       R       t');
  expect(strip.at(-1)).toMatch(/^ *\d+s {5}R v2 {4}R v2 {4}R v2$/);
  const ready = strip.slice(1).map((line) => (line.match(/R/g) ?? []).length);
  expect(Math.min(...ready)).toBe(2);
});

test('a DaemonSet is updated Node by Node', () => {
  const strip = stripOf(pictureOf(['deploy agent daemonset', 'update agent v2']));
  expect(strip[0]).toBe('       node-1   node-2   node-3');
  expect(strip.slice(1).map((line) => (line.match(/t/g) ?? []).length)).toEqual([1, 1, 1, 0]);
  expect(strip.at(-1)?.match(/R v2/g)).toHaveLength(3);
});

test('names that do not fit beside each other say once how they begin; many instants are thinned', () => {
  const strip = stripOf(pictureOf(['deploy agent daemonset', 'update agent v2'], 6));
  expect(strip[0]).toBe('node-  1    2    3    4    5    6');
  expect(strip.length).toBe(7);
  expect(strip.every((line) => line.length <= 38)).toBe(true);
});

test('places that do not fit at all are not drawn', () => {
  expect(stripOf(pictureOf(['deploy agent daemonset', 'update agent v2'], 12))).toEqual([]);
});

test('a drained Node empties while others fill, and the end of a row says how many Pods are ready', () => {
  const picture = pictureOf(['deploy web 4', STORE, 'deploy agent daemonset', 'drain node-2 --ignore-daemonsets']);
  const strip = stripOf(picture);
  expect(strip[0]).toMatch(/^ +node-1 +node-2 +node-3 +ready$/);
  const ready = strip.slice(1).map((line) => Number(line.trim().split(/\s+/).at(-1)));
  expect(ready.at(-1)).toBe(7);
  expect(Math.min(...ready)).toBeLessThan(7);
  for (const line of strip.slice(1, 2)) expect(line).toContain('t');
  expect(strip.at(-1)).toContain('-');
});

test('a strip of a look at a cluster at rest is not drawn', () => {
  const played = playOne(newCluster({ seed: 7, rules: 'course' }), STORE);
  const cluster = new Cluster(played.state);
  expect(stripOf(drawPicture({ before: cluster, after: cluster, focus: 'all' }))).toEqual([]);
});
