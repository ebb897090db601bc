import { lastOf, storyOf } from './told';

const WITH_ROW = ['deploy db 3 statefulset', 'curl db /add milk'];

describe('volumes that were kept for a name', () => {
  test('are taken again by the Pod of that name', () => {
    const one = lastOf(...WITH_ROW, 'scale db 2', 'scale db 3');
    expect(storyOf(one)).toContain('db-2 got its kept volume back, with 1 file on it');
    const two = lastOf(...WITH_ROW, 'scale db 2', 'scale db 4');
    expect(storyOf(two)).toContain('db-2 got its kept volume back, with 1 file on it');
  });

  test('are taken again by a StatefulSet that is made anew, which is worth a notice', () => {
    const { reply } = lastOf(...WITH_ROW, 'delete statefulset db', 'deploy db 3 statefulset');
    expect(reply.story.join(' ').replace(/\s+/g, ' ')).toContain(
      'db-0, db-1 and db-2 got their kept volumes back, with 3 files on them',
    );
    expect(reply.notice).toContain('the volume that was kept for its name');
  });

  test('are not told of where there were none', () => {
    const { reply } = lastOf('deploy db 3 statefulset');
    expect(reply.story.join(' ')).not.toContain('kept volume');
    expect(reply.notice).toContain('names with numbers');
  });
});
