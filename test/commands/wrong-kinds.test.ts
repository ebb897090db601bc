/**
 * Commands about a workload of another kind than the verb expects, or without a word for the kind.
 */
import { BARE_REPLICA_SET } from './bare-replica-set';
import { Practice } from './practice';

function practice(...commands: readonly string[]): Practice {
  const session = new Practice({ rules: 'course' });
  for (const command of commands) session.done(command);
  return session;
}

test('a bare ReplicaSet can be updated: its template changes and no running Pod does', () => {
  const session = practice(BARE_REPLICA_SET, 'update old v2');
  const images = session.cluster.list('Pod').map((pod) => pod.spec.containers[0]?.image);
  expect(images).toEqual(['old:v1', 'old:v1']);
  expect(session.cluster.get('ReplicaSet', 'old', 'default')?.spec.template.spec.containers[0]?.image).toBe('old:v2');
});

test('a bare ReplicaSet has no way back, in the words of kubectl', () => {
  const { message, hint } = practice(BARE_REPLICA_SET).refused('rollback old');
  expect(message).toBe('error: no rollbacker has been implemented for "ReplicaSet.apps"');
  expect(hint).toContain('A Deployment does.');
});

test('nobody is told that nothing runs while something of another kind does', () => {
  expect(practice(BARE_REPLICA_SET).refused('rollback wbe').hint).toBeUndefined();
  expect(practice(BARE_REPLICA_SET).refused('rollback').hint).toBeUndefined();
  expect(practice().refused('rollback web').fixes).toEqual(['deploy web']);
});

test('a DaemonSet that is scaled by its bare name is explained', () => {
  const rejection = practice('deploy agent daemonset').refused('scale agent 4');
  expect(rejection.hint).toContain('one Pod on every Node');
  expect(rejection.fixes).toEqual(['node add']);
});

test('the course rules deny a rollback of a StatefulSet, also before it has a second revision', () => {
  expect(practice('deploy db 2 statefulset').refused('rollback db').message).toContain("'course-rules'");
});

test.each([
  ['delete web', 'delete deployment web'],
  ['label web tier=front', 'label deployment web tier=front'],
])('%s lacks its kind: %s is offered', (typed, fix) => {
  const { message, fixes } = practice('deploy web').refused(typed);
  expect(message).toContain('doesn\'t have a resource type "web"');
  expect(fixes).toEqual([fix]);
});

test('an app without a Service is offered one before it gets requests', () => {
  const session = practice('deploy web', 'delete service web');
  const [fix = ''] = session.refused('load web 100').fixes ?? [];
  session.done(fix);
  session.done('load web 100');
});

test('of very many names the rest is counted', () => {
  expect(practice('deploy web 7').refused('crash pod nobody').hint).toMatch(/ and 3 more\.$/);
});
