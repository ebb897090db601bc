/** Wrong beliefs about DaemonSets and Nodes. Each ends the sentence "Many think …". */
export const NODES = {
  'daemon-is-one-pod': 'one collector serves the whole cluster',
  'deployment-spreads-evenly': 'a Deployment puts one Pod on each Node',
  'daemon-by-hand': 'somebody has to place a Pod on each Node',
  'daemon-needs-reapply': 'a DaemonSet looks at the Nodes only when applied',
  'daemon-moves-pod': 'a Pod is moved to the new Node',
  'daemon-can-scale': 'a DaemonSet has a number of copies',
  'daemon-two-per-node': 'a DaemonSet puts two Pods on a Node when asked',
  'daemon-adds-nodes': 'Kubernetes adds Nodes for a DaemonSet',
  'delete-keeps-daemon-away': 'a deleted DaemonSet Pod stays away',
  'cordon-stops-daemon': 'a cordon keeps DaemonSets away',
  'statefulset-one-per-node': 'a StatefulSet puts one Pod on each Node',
  'one-node-for-set': 'a StatefulSet keeps its Pods together',
  'ordinal-picks-node': 'the number of a Pod picks its Node',
} as const satisfies Record<string, string>;
