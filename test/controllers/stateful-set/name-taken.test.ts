import { Practice } from '../../commands/practice';

const uidOf = (practice: Practice, name: string) => practice.cluster.get('Pod', name, 'default')?.metadata.uid;

describe('a Pod of the wanted name that belongs to somebody else', () => {
  test('of a set that was deleted while its Node was silent: the new set waits for it to be gone', () => {
    const practice = new Practice();
    practice.done('deploy db 2 statefulset');
    const node = practice.cluster.get('Pod', 'db-1', 'default')?.spec.nodeName ?? '';
    const old = uidOf(practice, 'db-1');
    practice.done(`node fail ${node}`);
    practice.done('delete statefulset db --wait=false');
    practice.done('deploy db 2 statefulset');
    expect(uidOf(practice, 'db-1')).toBe(old);
    expect(practice.cluster.list('Event').filter(({ reason }) => reason === 'FailedCreate')).toEqual([]);
    practice.done(`node recover ${node}`);
    expect(uidOf(practice, 'db-1')).not.toBe(old);
    expect(practice.cluster.list('StatefulSet')[0]?.status.readyReplicas).toBe(2);
  });

  test('that a person made: it is left alone, and the set goes on once it is deleted', () => {
    const practice = new Practice();
    practice.done(
      'apply -f -\napiVersion: v1\nkind: Pod\nmetadata: { name: db-0 }\nspec: { containers: [{ name: a, image: a }] }\n',
    );
    const other = uidOf(practice, 'db-0');
    practice.done('deploy db 2 statefulset');
    expect(uidOf(practice, 'db-0')).toBe(other);
    expect(practice.podNames()).toEqual(['db-0']);
    practice.done('delete pod db-0');
    expect(practice.cluster.list('StatefulSet')[0]?.status.readyReplicas).toBe(2);
  });
});
