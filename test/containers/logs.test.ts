import { isRejected } from '../../src/api/rejection';
import type { Pod } from '../../src/api/objects';
import { logLines } from '../../src/containers/logs';
import { Practice } from '../commands/practice';

const podOf = (practice: Practice, part: string): Pod =>
  practice.cluster.list('Pod').find(({ metadata }) => metadata.name.startsWith(part))!;

function lines(practice: Practice, part: string, options: Partial<Parameters<typeof logLines>[2]> = {}) {
  const pod = podOf(practice, part);
  const container = pod.spec.containers[0]!.name;
  const read = logLines(practice.cluster, pod, { container, ...options });
  return isRejected(read) ? read.message : read;
}

describe('what containers print', () => {
  it('an app says that it starts, is ready, is told to stop, and how it ended', () => {
    const practice = new Practice();
    practice.done('run solo --image=web:v1 --port=80');
    const [start] = lines(practice, 'solo');
    expect(start).toBe('web:v1 starts in solo');
    expect(lines(practice, 'solo')).toEqual([start, 'ready to answer on port 80']);
    practice.done('crash pod solo --exit 3');
    expect(lines(practice, 'solo', { previous: true })).toEqual([
      start,
      'ready to answer on port 80',
      'error: process failed, exit code 3',
    ]);
    practice.only('delete pod solo --grace-period=20');
    expect(lines(practice, 'solo').slice(-1)).toEqual(['got SIGTERM; finishing open requests']);
  });

  it('one that ignores SIGTERM says so, and one that is out of memory says nothing', () => {
    const practice = new Practice();
    practice.done('run deaf --image=web:nostop');
    practice.only('delete pod deaf');
    expect(lines(practice, 'deaf').slice(-1)).toEqual(['got SIGTERM; ignored']);
    practice.done('run greedy --image=web:oom --restart=Never');
    expect(lines(practice, 'greedy')).toEqual(['web:oom starts in greedy']);
  });

  it('a command that prints something has it printed, each line when it is reached', () => {
    const practice = new Practice();
    practice.done(`run job --image=box --restart=Never --env=WHO=ana -- sh -c 'echo hello $WHO; sleep 300; echo bye'`);
    expect(lines(practice, 'job')).toEqual(['hello ana']);
    practice.done('wait 6m');
    expect(lines(practice, 'job')).toEqual(['hello ana', 'bye']);
  });

  it('a database says who leads and what was written', () => {
    const practice = new Practice();
    practice.done('deploy db 2 statefulset');
    practice.done('curl db /add hello');
    expect(lines(practice, 'db-0')).toEqual(
      expect.arrayContaining([expect.stringMatching(/^leading now/), 'row 1 hello is written']),
    );
    expect(lines(practice, 'db-1')).toEqual(expect.arrayContaining(['following db-0', 'copied up to row 1 hello']));
  });

  it('has times, an end to count from, and a moment to begin with', () => {
    const practice = new Practice();
    practice.done('run solo --image=web:v1');
    practice.done('wait 60s');
    expect(lines(practice, 'solo', { tail: 1 })).toEqual(['ready to answer']);
    expect(lines(practice, 'solo', { tail: 0 })).toEqual([]);
    expect(lines(practice, 'solo', { sinceMillis: 10_000 })).toEqual([]);
    const [timed] = lines(practice, 'solo', { withTimes: true });
    expect(timed).toMatch(/^2026-01-01T09:00:\d\d\.\d{9}Z web:v1 starts/);
    const [shifted] = lines(practice, 'solo', { withTimes: true, shiftedBy: 86_400_000 });
    expect(shifted).toBe(timed!.replace('2026-01-01', '2026-01-02'));
  });

  it.each([
    ['web:nopull', /is waiting to start: (image can't be pulled|trying and failing to pull image)$/],
    ['web:v1', /previous terminated container "solo" in pod "solo" not found$/],
  ])('%s: the kubelet says why there is nothing', (image, words) => {
    const practice = new Practice();
    practice.done(`run solo --image=${image}`);
    expect(lines(practice, 'solo', { previous: image === 'web:v1' })).toMatch(words);
  });

  it('a container that waits to be started again has its last run in both', () => {
    const practice = new Practice();
    practice.done('run solo --image=web:crash');
    expect(lines(practice, 'solo')).toEqual(lines(practice, 'solo', { previous: true }));
    expect(lines(practice, 'solo').slice(-1)).toEqual(['error: process failed, exit code 1']);
  });

  it('is the same whenever it is read, and nothing of it is stored', () => {
    const practice = new Practice();
    practice.done('deploy web 2');
    const before = JSON.stringify(practice.cluster.snapshot());
    expect(lines(practice, 'web')).toEqual(lines(practice, 'web'));
    expect(JSON.stringify(practice.cluster.snapshot())).toBe(before);
  });
});
