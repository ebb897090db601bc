import { deleteObject } from '../../../src/cluster/deletion';
import { RunningCluster } from '../running-cluster';

test('A Node that is deleted leaves an event behind', () => {
  const running = new RunningCluster();
  const node = running.the('Node', 'node-1');
  deleteObject(running.cluster, node);
  running.loop.rest();
  expect(running.eventsOn('node-1')).toContain('RemovingNode: Node node-1 event: Removing Node node-1 from Controller');
  const event = running.cluster.list('Event').find(({ reason }) => reason === 'RemovingNode');
  expect(event?.involvedObject).toMatchObject({ kind: 'Node', name: 'node-1', uid: node.metadata.uid });
});
