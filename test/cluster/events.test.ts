import { Cluster } from '../../src/cluster/cluster';
import { reportEvent } from '../../src/cluster/events';
import { newCluster } from '../../src/cluster/new-cluster';
import { MAX_EVENTS } from '../../src/cluster/state';

const note = (message: string) => ({ type: 'Normal' as const, reason: 'Tested', message });

describe('Events', () => {
  const cluster = new Cluster(newCluster({ nodes: 1 }));
  const [node] = cluster.list('Node');

  it('are counted when they happen again', () => {
    reportEvent(cluster, 'kubelet', node!, note('again'));
    reportEvent(cluster, 'kubelet', node!, note('again'));
    expect(cluster.list('Event').map(({ message, count }) => ({ message, count }))).toEqual([
      { message: 'again', count: 2 },
    ]);
  });

  it('are so many at most: the oldest go', () => {
    for (let i = 1; i <= MAX_EVENTS + 20; i++) reportEvent(cluster, 'kubelet', node!, note(`number ${i}`));
    const messages = cluster.list('Event').map(({ message }) => message);
    expect(messages).toHaveLength(MAX_EVENTS);
    expect(messages[0]).toBe('number 21');
    expect(messages.at(-1)).toBe(`number ${MAX_EVENTS + 20}`);
  });
});
