import { lastOf, storyOf } from './told';

describe('a Service outlives the workload behind it', () => {
  test('and those who forward to it get no answer', () => {
    const told = storyOf(lastOf('deploy db 3 statefulset', 'deploy web to db', 'delete statefulset db'));
    expect(told).toContain('Service db stayed, with no Pod behind it; web gets no answer from it now');
  });

  test('also where nobody forwards to it', () => {
    const told = storyOf(lastOf('deploy web', 'delete deployment web'));
    expect(told).toContain('Service web stayed, with no Pod behind it');
    expect(told).not.toContain('no answer');
  });

  test('which is not told of a workload without one', () => {
    expect(storyOf(lastOf('deploy agent daemonset', 'delete daemonset agent'))).not.toContain('stayed, with no Pod');
  });
});
