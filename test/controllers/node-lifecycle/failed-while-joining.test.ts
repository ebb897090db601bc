import { MINUTE } from '../../../src/cluster/time';
import { Practice } from '../../commands/practice';

test('A Node that fails while it joins is tainted like any other, without anybody looking at it', () => {
  const channel = new Practice({ nodes: 2 });
  channel.only('node add node-3');
  channel.only('node fail node-3');
  // Nothing else happens to Nodes: only time passes.
  channel.done('wait 5m');
  const node = channel.cluster.get('Node', 'node-3');
  expect(node?.spec.taints?.map(({ key, effect }) => `${key}:${effect}`).toSorted()).toEqual([
    expect.stringMatching(/^node\.kubernetes\.io\/(unreachable|not-ready):NoExecute$/),
    expect.stringMatching(/^node\.kubernetes\.io\/(unreachable|not-ready):NoSchedule$/),
  ]);
  expect(channel.cluster.now).toBeGreaterThan(5 * MINUTE);
});
