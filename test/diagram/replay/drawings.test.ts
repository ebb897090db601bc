import * as fc from 'fast-check';
import type { Drawing, Group } from '../../../src/diagram/drawing/shape';
import { svgOf } from '../../../src/diagram/drawing/svg';
import { PHONE_WIDTH, WIDE_WIDTH } from '../../../src/diagram/figures/figure';
import { describeReplay } from '../../../src/diagram/replay/describe-replay';
import { replayDrawings, storyOf } from '../../../src/diagram/replay/drawings';
import { momentsOf } from '../../../src/diagram/replay/moments';
import { podsIn } from '../../../src/diagram/view';
import { replayed, type Replayed } from '../../app/pictures/replayed';
import { collect, violationsOf } from '../drawing-rules';

const STORIES: Readonly<Record<string, readonly string[]>> = {
  'a rolling update': ['deploy web 4', 'update web v2'],
  'an update that is stuck': ['deploy web 4', 'update web nopull'],
  'a failover': ['deploy db 3 statefulset', 'node fail node-1', 'wait 5m'],
  'a Node that fails': ['deploy db 3 statefulset', 'deploy web', 'node fail node-1'],
  'a drain': ['deploy db 3 statefulset', 'deploy web', 'deploy agent daemonset', 'drain node-2 --ignore-daemonsets'],
  'a start in order': ['deploy db 3 statefulset'],
  'a daemon update': ['deploy agent daemonset', 'update agent v2'],
  'a crash': ['deploy web', 'crash pod'],
  'a scaling': ['deploy web', 'scale web 6'],
  'a new Node': ['deploy agent daemonset', 'node add'],
  'a Node that leaves': ['deploy web', 'node remove node-3'],
  'Pods without a Node': ['deploy web', 'cordon node-1', 'cordon node-2', 'cordon node-3', 'scale web 5'],
  'a Node for those that waited': ['cordon node-1', 'cordon node-2', 'cordon node-3', 'deploy web', 'uncordon node-1'],
  'many Pods': ['deploy web 60', 'update web v2'],
  'nothing to see': ['deploy web', 'label deployment web a=b'],
  'a deletion': ['deploy web', 'delete deployment web'],
};

/** Pods that a picture shows: those of its moment, and those that went since the one before and are not replaced. */
function shownIn({ replay }: Replayed): readonly (readonly string[])[] {
  return momentsOf(replay).map(({ view }) => [
    ...podsIn(view).map(({ pod }) => pod.metadata.uid),
    ...view.alsoHere.flatMap(({ uids }) => uids),
  ]);
}

const podGroups = ({ shapes }: Drawing): readonly Group[] => podGroupsOf(shapes);

const podGroupsOf = (shapes: Drawing['shapes']): readonly Group[] =>
  collect(shapes, 'group').filter(({ id }) => id.startsWith('pod/'));

describe.each(Object.entries(STORIES))('%s', (_, commands) => {
  const told = replayed(...commands);

  test.each([PHONE_WIDTH, WIDE_WIDTH])('keeps the rules of drawings, %i wide', (width) => {
    const shown = shownIn(told);
    const drawings = replayDrawings(told.replay, told.captions, width);
    expect(drawings).toHaveLength(told.replay.frames.length + 1);
    drawings.forEach(({ drawing }, index) => {
      expect(violationsOf(drawing, shown[index] ?? [])).toEqual([]);
      expect(drawing).toMatchObject({ width, height: drawings[0]?.drawing.height });
    });
  });

  test('every Pod of a cluster is in its picture', () => {
    const shown = shownIn(told);
    momentsOf(told.replay).forEach(({ cluster }, index) => {
      for (const { metadata } of cluster.list('Pod')) expect(shown[index]).toContain(metadata.uid);
    });
  });

  test('nothing moves: a Pod and a Node are at their place in all pictures', () => {
    const places = new Map<string, string>();
    const drawings = replayDrawings(told.replay, told.captions, PHONE_WIDTH);
    momentsOf(told.replay).forEach(({ view }, index) => {
      const nodes = new Map(podsIn(view).map(({ pod, node }) => [`pod/${pod.metadata.uid}`, node ?? 'none']));
      for (const group of collect(drawings[index]!.drawing.shapes, 'group')) {
        if (!/^(pod|node)\//.test(group.id)) continue;
        const { x, y, width, height } = group;
        const key = `${group.id} on ${nodes.get(group.id) ?? ''}`;
        const place = [x, y, width, height].join(' ');
        expect([key, places.get(key) ?? place]).toEqual([key, place]);
        places.set(key, place);
      }
    });
    expect(places.size).toBeGreaterThan(0);
  });

  test('takes at most 20 seconds, and the end stays longest', () => {
    const paces = replayDrawings(told.replay, told.captions, PHONE_WIDTH).map(({ milliseconds }) => milliseconds);
    expect(paces.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(20_000);
    expect(Math.min(...paces)).toBeGreaterThanOrEqual(400);
    expect(Math.max(...paces.slice(1))).toBe(paces.at(-1));
  });

  test('is told in at most 2,000 characters', () => {
    const said = describeReplay(storyOf(told.replay, told.captions)).join(' ');
    expect(said.length).toBeLessThanOrEqual(2_000);
    expect(said).toMatch(/^Before: .* At the end, .*\.$/);
    expect(said).not.toMatch(/[^\x20-\x7e]/);
  });
});

test('the first picture makes sense alone: the command, how it was, what follows', () => {
  const { replay, captions } = replayed('deploy web 4', 'update web v2');
  const [first] = replayDrawings(replay, captions, PHONE_WIDTH);
  const texts = collect(first!.drawing.shapes, 'words').map(({ text }) => text);
  expect(texts).toEqual(expect.arrayContaining(['update web v2', 'before', '4 of 4 ready', 'web']));
  expect(texts.join(' ')).toContain('6 pictures follow: 6s of cluster time');
  expect(podGroups(first!.drawing)).toHaveLength(4);
});

test('a Pod that went is shown once more, dashed; then its place stays empty', () => {
  const { replay, captions } = replayed('deploy web 4', 'update web v2');
  const pictures = replayDrawings(replay, captions, PHONE_WIDTH).map(({ drawing }) => podGroups(drawing));
  const gone = pictures.map((pods) => pods.filter(({ label }) => label.includes('gone')).map(({ id }) => id));
  expect(gone.map((ids) => ids.length)).toEqual([0, 0, 1, 0, 2, 1, 0]);
  const first = gone[2]![0];
  expect(pictures.map((pods) => pods.some(({ id }) => id === first))).toEqual([
    true,
    true,
    true,
    ...[3, 4, 5, 6].map(() => false),
  ]);
});

/** Names of the volumes in each picture: those that hang from Pods, and those that no Pod uses. */
function volumesIn(...commands: readonly string[]): readonly { readonly used: string; readonly kept: string }[] {
  const { replay, captions } = replayed(...commands);
  const namesOf = (groups: readonly Group[]) => groups.map(({ id }) => id.split('/')[2]).join(' ');
  return replayDrawings(replay, captions, PHONE_WIDTH).map(({ drawing }) => {
    const groups = collect(drawing.shapes, 'group');
    const claims = groups.filter(({ id }) => id.startsWith('claim/'));
    const kept = groups.filter(({ id }) => id === 'kept').flatMap(({ parts }) => collect(parts, 'group'));
    return { used: namesOf(claims.filter((claim) => !kept.includes(claim))), kept: namesOf(kept) };
  });
}

test('volumes hang from their Pods, and come into being with them', () => {
  const volumes = volumesIn('deploy db 3 statefulset');
  expect(volumes.map(({ kept }) => kept).join('')).toBe('');
  expect(volumes[0]?.used).toBe('');
  expect(volumes[1]?.used).toBe('data-db-0');
  expect(volumes.at(-1)?.used.split(' ').sort()).toEqual(['data-db-0', 'data-db-1', 'data-db-2']);
});

test('volumes stay when their Pods go, each at one place', () => {
  const volumes = volumesIn('deploy db 3 statefulset', 'scale db 1');
  expect(volumes[0]?.kept).toBe('');
  expect(volumes.at(-1)).toEqual({ used: 'data-db-0', kept: 'data-db-1 data-db-2' });
});

test('a volume that several Pods use hangs from each of them', () => {
  expect(volumesIn('deploy notes 3 volume', 'scale notes 2')[0]?.used).toBe('notes-data notes-data notes-data');
});

test('Pods that wait for a Node one after another wait at one place, and nobody waits where none is shown', () => {
  const { replay, captions } = replayed('deploy db 3 statefulset');
  const waiting = replayDrawings(replay, captions, PHONE_WIDTH).map(({ drawing }) =>
    collect(drawing.shapes, 'group').filter(({ id }) => id === 'no-node'),
  );
  const shown = waiting.flat();
  expect(waiting.map(({ length }) => length)).toEqual([0, 1, 0, 1, 0, 1, 0, 0]);
  const places = shown.flatMap(({ parts }) => podGroupsOf(parts).map(({ x, y }) => `${x} ${y}`));
  expect(new Set(places).size).toBe(1);
});

test('who listens hears how it was, what happened in order, and how it ended, however long it took', () => {
  const { replay, captions } = replayed('deploy db 20 statefulset');
  const said = describeReplay(storyOf(replay, captions)).join(' ');
  expect(said).toMatch(/^Before: node-1 is empty\. At 0s: StatefulSet made claim data-db-0/);
  expect(said).toContain('At the end, 46s later: StatefulSet db: 20 of 20 Pods ready.');
  const moments = Array.from({ length: 60 }, (_, second) => ({ at: second * 1000, said: ['x'.repeat(40)] }));
  const cut = describeReplay({ ...storyOf(replay, captions), moments });
  expect(cut.join(' ').length).toBeLessThanOrEqual(2_000);
  const told = cut.filter((sentence) => sentence.startsWith('At ') && !sentence.startsWith('At the end')).length;
  expect(told).toBeGreaterThan(20);
  expect(cut).toContain(`${60 - told} more moments follow.`);
  expect(cut.join(' ')).toContain('At the end, 46s later: StatefulSet db: 20 of 20 Pods ready.');
  const failed = replayed('deploy db 3 statefulset', 'deploy web', 'node fail node-1');
  expect(describeReplay(storyOf(failed.replay, failed.captions))[1]).toBe('StatefulSet db: 3 of 3 Pods ready.');
});

test('a long story has at most 16 pictures', () => {
  const { replay, captions } = replayed('deploy db 20 statefulset');
  const drawings = replayDrawings(replay, captions, PHONE_WIDTH);
  expect(drawings).toHaveLength(16);
  expect(drawings.reduce((sum, { milliseconds }) => sum + milliseconds, 0)).toBeLessThanOrEqual(20_000);
  const texts = collect(drawings[0]!.drawing.shapes, 'words').map(({ text }) => text);
  expect(texts.join(' ')).toContain(`${replay.leftOut} quieter moments are left out`);
});

const COMMANDS = [
  'deploy web',
  'deploy db 3 statefulset',
  'deploy agent daemonset',
  'deploy notes 3 volume',
  'scale web 5',
  'scale db 1',
  'update web v2',
  'update web nopull',
  'rollback web',
  'crash pod web',
  'drain node-2 --ignore-daemonsets --force',
  'uncordon node-2',
  'node add',
  'node fail node-3',
  'node recover node-3',
  'node remove node-1',
  'taint node node-1 a=b:NoExecute',
  'wait 6m',
  'delete deployment web',
];

test('any story keeps the rules, and is the same each time', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...COMMANDS), { minLength: 1, maxLength: 6 }), (commands) => {
      const [one, other] = [replayed(...commands), replayed(...commands)];
      const shown = shownIn(one);
      const drawings = replayDrawings(one.replay, one.captions, PHONE_WIDTH);
      const svgs = drawings.map(({ drawing }) => svgOf(drawing));
      expect(replayDrawings(other.replay, other.captions, PHONE_WIDTH).map(({ drawing }) => svgOf(drawing))).toEqual(
        svgs,
      );
      expect(drawings.flatMap(({ drawing }, index) => violationsOf(drawing, shown[index] ?? []))).toEqual([]);
    }),
    { numRuns: 25, endOnFailure: true },
  );
});
