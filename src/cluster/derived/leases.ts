/**
 * The Leases by which kubelets show that they are there: each renews its own every ten seconds.
 * Follows pkg/kubelet (nodelease) and component-helpers/apimachinery/lease.
 */
import type { Lease, Node } from '../../api/objects';
import type { Cluster } from '../cluster';
import { millisOf, SECOND, timestamp } from '../time';
import { derivedUid } from './derived-uid';

/** Where they are kept. */
export const LEASE_NAMESPACE = 'kube-node-lease';
const DURATION_SECONDS = 40;
const RENEWED_EVERY = 10 * SECOND;

/** One for each Node. */
export function leasesOf(cluster: Cluster): readonly Lease[] {
  return cluster.list('Node').map((node) => leaseOf(cluster, node));
}

function leaseOf(cluster: Cluster, { metadata }: Node): Lease {
  const { name, uid, creationTimestamp } = metadata;
  const made = millisOf(creationTimestamp);
  const fault = cluster.machines.nodes.get(name)?.fault;
  const heard = fault?.kind === 'silent' ? Math.min(fault.since, cluster.now) : cluster.now;
  const renewals = Math.max(0, Math.floor((heard - made) / RENEWED_EVERY));
  const renewTime = timestamp(made + renewals * RENEWED_EVERY).replace(/Z$/, '.000000Z');
  return {
    apiVersion: 'coordination.k8s.io/v1',
    kind: 'Lease',
    metadata: {
      name,
      namespace: LEASE_NAMESPACE,
      creationTimestamp,
      generation: 1,
      ownerReferences: [{ apiVersion: 'v1', kind: 'Node', name, uid }],
      resourceVersion: metadata.resourceVersion,
      uid: derivedUid(uid),
    },
    spec: { holderIdentity: name, leaseDurationSeconds: DURATION_SECONDS, renewTime },
  };
}
