/** Pods that lost their StatefulSet and are taken over by another of its name. */
import { newCluster } from '../../src/cluster/new-cluster';
import { play, playOne } from './play';

const ORPHANS = ['deploy db 3 statefulset', 'delete statefulset db --cascade=orphan'];

test('a StatefulSet that adopts its Pods did not make them one after another', () => {
  const reply = play([...ORPHANS, 'deploy db 3 statefulset']).at(-1)!.reply;
  expect(reply.headline).toBe('db runs: 3 of 3 Pods ready');
  expect(reply.story[0]).toContain('adopted db-0, db-1 and db-2');
});

test('nobody says that nothing runs while they do', () => {
  const { state } = play(ORPHANS).at(-1)!;
  for (const text of ['scale db 2', 'rollback db', 'update db v2', 'scale 3']) {
    const { reply } = playOne(state, text);
    expect(`${text}: ${reply.notice ?? ''}`).toContain('belong to no workload');
    expect(reply.buttons[0]?.run).toBe('get pods');
  }
  expect(playOne(newCluster(), 'scale db 2').reply.notice).toContain('Nothing runs here yet');
});
