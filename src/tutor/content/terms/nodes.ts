/**
 * Terms: Nodes, and which Pod goes to which of them.
 */
import type { Term } from './term';

export const NODES: readonly Term[] = [
  {
    name: 'Node',
    short: 'a computer that runs containers',
    also: ['nodes', 'no', 'machine', 'computer', 'server'],
    shelf: 'Nodes',
    text: [
      'A Node is a computer that runs containers, a machine or a virtual one.',
      'Its kubelet reports what it has and what runs there. The scheduler gives it Pods.',
    ],
    here: ['this cluster has {nodes} Nodes; {node} runs {pods on node} Pods.'],
    tries: [
      { label: 'Show Nodes', run: 'show nodes' },
      { label: 'Add a Node', run: 'node add' },
    ],
    see: 'kubelet',
    page: 'Nodes',
  },
  {
    name: 'label',
    short: 'a word and a value on an object',
    also: ['labels'],
    shelf: 'Nodes',
    isAside: true,
    text: [
      'A label is a word and a value on an object, such as app=web or disk=ssd. It means what people make of it.',
      'Labels change nothing alone. Others look for them: Services, controllers, the scheduler.',
    ],
    here: ['{node} has the label {label}.'],
    tries: [
      { label: 'Label {node}', run: 'label node {node} disk=ssd --overwrite' },
      { label: 'Show Nodes', run: 'show nodes' },
    ],
    see: 'label selector',
    page: 'Labels and Selectors',
  },
  {
    name: 'label selector',
    short: 'chooses objects by their labels',
    also: ['selector', 'selectors', 'label selectors', 'nodeselector', 'node selector'],
    shelf: 'Nodes',
    text: [
      'A label selector chooses objects by labels: a ReplicaSet its Pods, a Service the Pods that answer.',
      'A nodeSelector chooses Nodes: the Pods go only to Nodes with that label.',
      'Take the label away from a Node, and a DaemonSet removes its Pod there.',
    ],
    here: ['Service {service} looks for {selector}.'],
    tries: [
      { label: 'Only on some Nodes', run: 'deploy logs daemonset on disk=ssd' },
      { label: 'Label {node}', run: 'label node {node} disk=ssd --overwrite' },
    ],
    see: 'label',
    page: 'Labels and Selectors',
  },
  {
    name: 'taint',
    short: 'keeps Pods away from a Node',
    also: ['taints', 'noschedule', 'noexecute', 'prefernoschedule'],
    shelf: 'Nodes',
    text: [
      'A taint on a Node keeps Pods away that do not tolerate it.',
      'NoSchedule: no new ones. NoExecute: those that run there are evicted, too.',
    ],
    here: ['{tainted node} has the taint {taint}.'],
    tries: [
      { label: 'Taint {node}', run: 'taint nodes {node} gpu=yes:NoSchedule' },
      { label: 'Show Nodes', run: 'show nodes' },
    ],
    see: 'toleration',
    page: 'Taints and Tolerations',
  },
  {
    name: 'toleration',
    short: 'lets a Pod go where a taint is',
    also: ['tolerations', 'tolerate', 'tolerates'],
    shelf: 'Nodes',
    text: [
      'A toleration in a Pod says: this taint does not keep me away. It does not draw the Pod there.',
      'Every Pod tolerates a silent Node for 5 minutes; Pods of a DaemonSet without limit.',
    ],
    here: ['{pod} tolerates a silent Node for 5 minutes.'],
    tries: [
      { label: 'See it as YAML', run: 'get pod {pod} -o yaml' },
      { label: 'Deploy web', run: 'deploy web' },
    ],
    see: 'taint',
    page: 'Taints and Tolerations',
  },
  {
    name: 'cordon',
    short: 'a Node takes no new Pods',
    also: ['cordoned', 'uncordon', 'unschedulable', 'schedulingdisabled'],
    shelf: 'Nodes',
    text: [
      'A cordoned Node takes no new Pods. Those that run there stay.',
      'Pods of a DaemonSet may come all the same. uncordon ends it; nothing moves back.',
    ],
    here: ['{cordoned node} is cordoned.', '{node} is not cordoned.'],
    tries: [
      { label: 'Uncordon it', run: 'uncordon {cordoned node}' },
      { label: 'Cordon {node}', run: 'cordon {node}' },
    ],
    see: 'drain',
    page: 'Nodes',
  },
  {
    name: 'drain',
    short: 'empties a Node for repair',
    also: ['draining', 'drained', 'maintenance'],
    shelf: 'Nodes',
    text: [
      'To drain a Node is to cordon it and to evict its Pods, so that the machine can be repaired.',
      'Controllers make new Pods elsewhere. Pods of a DaemonSet stay; you have to say so.',
      'A Pod that no controller owns does not come back.',
    ],
    here: ['{node} runs {pods on node} Pods.'],
    tries: [
      { label: 'Drain {node}', run: 'drain {node} --ignore-daemonsets' },
      { label: 'Cordon {node}', run: 'cordon {node}' },
    ],
    see: 'eviction',
    page: 'Safely Drain a Node',
  },
  {
    name: 'eviction',
    short: 'ends a Pod because of its Node',
    also: ['evict', 'evicted', 'evictions', 'evicts'],
    shelf: 'Nodes',
    text: [
      'An eviction ends a Pod where it is, because of its Node. It is not moved: a controller makes another.',
      'A drain asks for it. A NoExecute taint orders it, for a silent Node after 5 minutes.',
      'A kubelet whose Node is short of memory or disk evicts too: that Pod stays as a record, failed.',
    ],
    here: ['try it with {pod}: its ReplicaSet makes another.'],
    tries: [
      { label: 'Evict a Pod', run: 'evict pod {pod}' },
      { label: 'Fail a Pod', run: 'fail pod {pod}' },
    ],
    see: 'drain',
    page: 'API-initiated Eviction',
  },
  {
    name: 'PodDisruptionBudget',
    short: 'limits evictions at one time',
    also: ['pdb', 'disruption budget', 'budget', 'poddisruptionbudgets', 'pod disruption budget'],
    shelf: 'Nodes',
    isAside: true,
    text: [
      'A PodDisruptionBudget says how many Pods of an app must stay ready while Nodes are drained.',
      'An eviction that would break it is refused, and a drain asks again every 5 seconds.',
      'It guards against evictions only: not against delete, a rollout, a crash or a lost Node.',
    ],
    tries: [
      { label: 'Drain {node}', run: 'drain {node} --ignore-daemonsets' },
      { label: 'Evict a Pod', run: 'evict pod {pod}' },
    ],
    see: 'eviction',
    page: 'Specifying a Disruption Budget for your Application',
  },
  {
    name: 'Node failure',
    short: 'silence, 50s, then 5 minutes',
    also: ['node fails', 'node fail', 'failed node', 'node notready', 'notready', 'node lost'],
    shelf: 'Nodes',
    text: [
      'A silent Node is marked NotReady after 50s; its Pods get no more requests. 5 minutes later they are evicted.',
      'Then a ReplicaSet makes new Pods at once. A StatefulSet waits: the old Pod may still run and write.',
      'Pods of a DaemonSet stay where they are.',
    ],
    here: ['{silent node} is silent now.', '{node} runs {pods on node} Pods.'],
    tries: [
      { label: 'Recover {silent node}', run: 'node recover {silent node}' },
      { label: 'A Node fails', run: 'node fail {node}' },
    ],
    see: 'silent',
    page: 'Nodes',
  },
  {
    name: 'spreading',
    short: 'where it can be, not promised',
    also: ['spread', 'topology spread', 'statefulset per node', 'one statefulset pod per node'],
    shelf: 'Nodes',
    isAside: true,
    text: [
      'The scheduler spreads the Pods of an app over Nodes where it can. It does not promise one per Node.',
      'That is so for a StatefulSet, too: four Pods on three Nodes means that two share one.',
      'One per Node is what a DaemonSet is for.',
    ],
    here: ['this cluster has {nodes} Nodes and {pods} Pods.'],
    tries: [
      { label: 'Show everything', run: 'show' },
      { label: 'Scale to {more}', run: 'scale {statefulset} 4' },
    ],
    see: 'DaemonSet',
    page: 'Pod Topology Spread Constraints',
  },
];
