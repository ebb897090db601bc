import { lastInKubernetes, lastOf, storyOf } from './told';

describe('a rollout is told', () => {
  test('back by versions: what was new is old now', () => {
    const told = storyOf(lastOf('deploy web 4', 'update web v2', 'update web nopull', 'rollback web'));
    expect(told).toContain('2 broken Pods went first, serving nobody: nopull 2 to 0, v2 3 to 4');
  });

  test('with the moment at which all were ready, where the last old Pod took longer', () => {
    const told = storyOf(lastOf('deploy web', 'update web v2'));
    expect(told).toContain('10s all 3 ready since 9s; this is revision 2');
    expect(storyOf(lastOf('deploy web 4', 'update web v2'))).toContain('6s all 4 ready; this is revision 2');
  });

  test('in good English for two Pods', () => {
    expect(storyOf(lastOf('deploy web 2', 'update web v2'))).toContain('both ready since');
  });
});

describe('the rollout of a StatefulSet', () => {
  test('names the Pods that are on another Node, and says that volumes went along', () => {
    const { before, after, reply } = lastInKubernetes('deploy db 4 statefulset', 'update db v2');
    const nodeIn = (cluster: typeof after, pod: string) => cluster.get('Pod', pod, 'default')?.spec.nodeName;
    const moved = ['db-0', 'db-1', 'db-2', 'db-3'].filter((pod) => nodeIn(before, pod) !== nodeIn(after, pod));
    expect(moved).not.toEqual([]);
    const places = moved.map((pod) => `${pod} is on ${nodeIn(after, pod)}`).join(', ');
    expect(reply.story.join(' ').replace(/\s+/g, ' ')).toContain(
      `${places} now, with ${moved.length === 1 ? 'its volume' : 'their volumes'}`,
    );
    expect(reply.notice).toContain('each keeps its name and volume, not its Node.');
  });
});
