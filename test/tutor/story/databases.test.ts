import { lastInKubernetes, lastOf, storyOf } from './told';

const DB = ['deploy db 3 statefulset', 'deploy web to db'];

describe('a database', () => {
  test('says how a write finds the leader where an app passed it on', () => {
    const told = storyOf(lastOf(...DB, 'curl web /add milk'));
    expect(told).toContain(
      '0s database: any member passes a write on to the leader, db-0 0s database: db-0 took row 1 "milk"',
    );
    expect(storyOf(lastOf(...DB, 'curl db /add milk'))).not.toContain('passes a write on');
  });

  test('takes no writes while nobody leads', () => {
    const told = storyOf(lastOf(...DB, 'crash pod db-0 loop'));
    expect(told).toContain('6s database: no answer from db-0 for 5s, so db-1 leads; for 5s nobody took writes');
  });

  test('may take writes that nobody hears of on a Node that is cut off', () => {
    const node = lastOf(...DB).after.get('Pod', 'db-0', 'default')?.spec.nodeName ?? '';
    const told = storyOf(lastOf(...DB, `node fail ${node}`));
    expect(told).toContain('no answer from db-0 for 5s, so db-1 leads');
    expect(told).not.toContain('nobody took writes');
  });

  test('has a leader that may be away for a moment', () => {
    const told = storyOf(lastInKubernetes(...DB, 'update db v2'));
    expect(told).toMatch(/database: for \ds nobody took writes; db-0 still leads/);
  });

  test('copies again what a disk has lost, and what a member has missed', () => {
    const missed = [...DB, 'curl web /add bread', 'crash pod db-0 loop', 'curl web /add milk', 'delete pod db-0'];
    expect(storyOf(lastOf(...missed))).toContain('copied 1 write that it had missed');
    const lost = lastOf(...missed, 'disk lose data-db-1');
    expect(storyOf(lost)).toContain('db-1 follows db-0, copied 2 rows that it had lost');
  });
});
