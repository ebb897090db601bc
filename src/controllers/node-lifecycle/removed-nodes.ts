/**
 * Says that a Node is gone. Follows the deleted Nodes of monitorNodeHealth in pkg/controller/nodelifecycle. Works on
 * keys of its own, for what is gone has no other: `name/uid`.
 */
import type { Node } from '../../api/objects';
import { reportOnce } from '../../cluster/events';
import type { Controller } from '../controller';

export const removedNodes: Controller = {
  name: 'removed-nodes',
  affectedBy: ({ object, type }) =>
    object.kind === 'Node' && type === 'DELETED' ? [`${object.metadata.name}/${object.metadata.uid}`] : [],
  keys: () => [],
  reconcile(key, cluster) {
    const [name = '', uid = ''] = key.split('/');
    const message = `Removing Node ${name} from Controller`;
    const note = { type: 'Normal', reason: 'RemovingNode', message: `Node ${name} event: ${message}` } as const;
    reportOnce(cluster, 'node-controller', goneNode(name, uid), note);
    return undefined;
  },
};

/** What an event needs to know about a Node that is no more. */
function goneNode(name: string, uid: string): Node {
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: { name, uid, creationTimestamp: '', resourceVersion: '', generation: 1 },
    spec: {},
    status: {},
  };
}
