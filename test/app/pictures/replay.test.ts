import { replayOf } from '../../../src/app/pictures/replay';
import { ALL_VERBS } from '../../../src/app/verbs';
import { lastOf } from '../../../src/diagram/replay/replay';
import { replayed, versionsOf } from './replayed';

const times = (...commands: readonly string[]) => replayed(...commands).replay.frames.map(({ at }) => at / 1000);

describe('a replay', () => {
  test('has a frame for every moment at which something looked different', () => {
    expect(times('deploy web 4', 'update web v2')).toEqual([0, 1, 3, 4, 5, 6]);
    expect(times('deploy db 3 statefulset')).toEqual([0, 1, 4, 5, 8, 9, 12]);
  });

  test('shows the members of a database come one after another', () => {
    const { replay } = replayed('deploy db 3 statefulset');
    expect(replay.frames.map(({ cluster }) => cluster.count('Pod'))).toEqual([1, 1, 2, 2, 3, 3, 3]);
  });

  test('ends with the state that was stored', () => {
    const versions = versionsOf(['deploy web', 'deploy db 3 statefulset', 'drain node-2 --ignore-daemonsets']);
    const [before, after] = versions.slice(-2);
    const replay = replayOf(before!, after!, ALL_VERBS);
    const end = lastOf(replay);
    expect(end.cluster.snapshot().objects).toEqual(after!.cluster.objects);
    expect(end.at).toBe(after!.cluster.clock - before!.cluster.clock);
  });

  test('tells every step once, with the first frame after it', () => {
    const { replay } = replayed('deploy db 3 statefulset', 'node fail node-1');
    expect(replay.frames.flatMap(({ steps }) => steps)).toEqual(replay.steps);
  });

  test.each(['crash pod', 'delete pod', 'evict pod', 'fail pod'])(
    'draws the same lot again where no Pod was named: %s',
    (command) => {
      const { replay } = replayed('deploy web', command);
      expect(replay.focus).not.toBe('all');
      expect(replay.command).toMatch(new RegExp(`^${command} web-`));
    },
  );

  test('goes on to the end of a wait in which nothing more happens', () => {
    expect(times('deploy web', 'node fail node-1', 'wait 6m')).toEqual([300, 301, 360]);
  });

  test('leaves the record alone, and is the same each time', () => {
    const [before, after] = versionsOf(['deploy web', 'update web v2']).slice(-2);
    const kept = JSON.stringify([before, after]);
    const frames = () =>
      replayOf(before!, after!, ALL_VERBS).frames.map(({ at, cluster }) => [at, cluster.snapshot()] as const);
    expect(frames()).toEqual(frames());
    expect(JSON.stringify([before, after])).toBe(kept);
  });
});

describe('where the command cannot be carried out again', () => {
  const twoPictures = (command: string) => {
    const [before, after] = versionsOf(['deploy web', 'scale web 5']).slice(-2);
    const commands = [{ version: after!.version, by: 'U1', command }];
    return replayOf(before!, { ...after!, commands }, ALL_VERBS);
  };

  test.each(['undo', 'scale web 4', 'no such command', 'restore monday', 'get pods'])(
    'it has two pictures: %s',
    (command) => {
      const replay = twoPictures(command);
      expect(replay).toMatchObject({ focus: 'all', command, leftOut: 0 });
      expect(replay.frames).toHaveLength(1);
      expect(lastOf(replay).cluster.count('Pod')).toBe(5);
    },
  );

  test('what happened is read from the steps that were stored', () => {
    expect(twoPictures('undo').steps.map(({ verb }) => verb)).toContain('scaled-replica-set');
  });

  test('a version whose command is not remembered has two pictures', () => {
    const [before, after] = versionsOf(['deploy web', 'scale web 5']).slice(-2);
    expect(replayOf(before!, { ...after!, commands: [] }, ALL_VERBS)).toMatchObject({ focus: 'all', command: '' });
  });
});

test('a long story keeps its first and last moments, and says how many it leaves out', () => {
  const { replay } = replayed('deploy db 20 statefulset');
  expect(replay.frames).toHaveLength(15);
  expect(replay.leftOut).toBeGreaterThan(0);
  expect(replay.frames[0]?.at).toBe(0);
  expect(lastOf(replay).cluster.list('Pod')).toHaveLength(20);
  expect(replay.frames.flatMap(({ steps }) => steps)).toEqual(replay.steps);
});

test('captions say what happened since the picture before, in the words of the story', () => {
  const { captions, replay } = replayed('deploy web 4', 'update web v2');
  expect(captions).toHaveLength(replay.frames.length);
  expect(captions.flat().join('\n')).not.toMatch(/[^\x20-\x7e\n]/);
  expect(captions[0]?.[0]).toMatch(/^Deployment made ReplicaSet/);
  expect(captions.at(-1)).toEqual(['all 4 ready; this is revision 2']);
});

test('captions leave out that a Pod had no Node before it got one, and are short where pictures are many', () => {
  const { captions } = replayed('deploy db 3 statefulset');
  expect(captions.flat().join('\n')).not.toContain('found no Node');
  const many = replayed('deploy db 20 statefulset').captions;
  expect(many).toHaveLength(15);
  expect(Math.max(...many.map(({ length }) => length))).toBe(1);
});

test('captions tell of Pods that stay without a Node', () => {
  const cordons = ['cordon node-1', 'cordon node-2', 'cordon node-3'];
  expect(
    replayed(...cordons, 'deploy web')
      .captions.flat()
      .join('\n'),
  ).toContain('no Node');
});
