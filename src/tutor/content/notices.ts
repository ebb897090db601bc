/**
 * Things to notice: one sentence or two for each situation, at most 140 characters with `Notice: ` in front.
 */

export type NoticeId = keyof typeof NOTICES;

export const NOTICES = {
  'deployed Deployment':
    'you asked for a number, not for so many starts. Take a Pod away and see who brings the number back.',
  'deployed StatefulSet': 'names with numbers, in order. No ReplicaSet: the StatefulSet makes its Pods itself.',
  'deployed Parallel':
    'names with numbers, and none waits for another: Parallel. Without it they would come one after another.',
  'deployed StatefulSet with volumes':
    'names with numbers, in order, a volume each. No ReplicaSet: the StatefulSet makes its Pods itself.',
  'deployed StatefulSet on kept volumes':
    'each Pod took the volume that was kept for its name: same names, same disks, same data.',
  'deployed DaemonSet': 'you gave no number. A DaemonSet is for what every Node needs: logs, monitoring, storage.',
  'deployed DaemonSet, some Nodes':
    'a selector limits a DaemonSet: it counts only Nodes with the label. Label one more, and its Pod comes by itself.',
  'deployed DaemonSet, no Node': 'a DaemonSet waits for Nodes that fit. Label one, and its Pod comes by itself.',
  'deployed ReplicaSet':
    'a bare ReplicaSet keeps the number, but it never updates running Pods to a new version. A Deployment does.',
  'deployed Pod': 'nobody owns this Pod. When it is deleted, it stays away.',
  'removed for priority':
    'priority decides who stays where room is short. What was removed is made anew, and waits for room elsewhere.',
  'deployed, no place': 'a Pod without a Node waits. It starts as soon as a Node fits; nobody has to ask again.',
  'image cannot be pulled':
    'Kubernetes never gives up: it tries again, with longer and longer waits. Only a new template helps.',
  'left behind':
    'the template is another now, but the StatefulSet waits for its broken Pod. Delete that Pod: the new one gets it.',
  'keeps crashing':
    'the Pod stays, only its container is started again. The waits double up to 5 minutes, and never end.',
  'keeps crashing, Job':
    'the kubelet starts the container again, with longer waits, until the Job has seen too many failures.',
  'volume wait':
    'a disk is on one Node at a time. It moves when that Node says it is unmounted; a lost Node says nothing.',
  'not ready': 'a Pod that runs is not yet a Pod that serves. Requests go to ready Pods only.',
  'crash, Deployment':
    'a crash ends a container, not the Pod. Name, address and Node stay. If it crashes again soon, its restart waits 10s.',
  'crash, file lost':
    'what a container wrote beside a volume is lost when it is started again. Data that must stay belongs on a volume.',
  'crash again':
    'each crash soon after the last waits twice as long, up to 5 minutes. The Pod stays the same all along.',
  'crash, with volume':
    'the volume belongs to the name, not to one Pod. Delete the Pod: a new one gets the same volume.',
  'deleted Pod of ReplicaSet':
    'crash, same Pod; delete, new Pod with a new name. An app that keeps no data does not mind: it is stateless.',
  'forced Pod of StatefulSet':
    'force gives a name away while the old Pod may still run and write. Do it only when its machine is off for certain.',
  'deleted Pod of StatefulSet': 'a ReplicaSet replaces at once, a StatefulSet waits. That is the price of an identity.',
  'deleted Pod with a fault':
    'the fault was given to the old Pod and went with it. One in the image or on the volume would come back.',
  'deleted Pod of DaemonSet': 'the new Pod is on the same Node: a DaemonSet counts Nodes, and that Node had none.',
  'deleted ended Pod': 'only the record of it is gone. It had ended before, and no controller counted it.',
  'deleted lone Pod': 'a Pod that nobody owns stays away. Deployments exist for that reason.',
  'deleted Deployment': 'the ReplicaSet and its Pods went too, because the Deployment owned them.',
  'kept by a finalizer':
    'a finalizer lets its owner clean up first. Taken off by hand, the object goes, and nobody cleans up.',
  'deleted Deployment alone':
    'the ReplicaSet still keeps the number of Pods. A new Deployment with the same selector adopts it.',
  'deleted, orphans':
    'orphans run on, and nobody replaces them. A new owner whose selector matches their labels adopts them.',
  'deleted StatefulSet': 'the volumes stayed. Make the StatefulSet again, and each Pod gets its old volume back.',
  'scaled up': 'Kubernetes spreads Pods where it can; it does not promise one per Node.',
  'scaled down': 'scaling makes no new revision. Only a change of the Pod template does.',
  'scaled down StatefulSet':
    'the highest number goes first, and its volume is kept. Scale up again, and the Pod gets it back.',
  'scaled down, no volume': 'the highest number goes first. Scale up again, and the same names come back.',
  'scaled down, Parallel': 'Parallel waits for nobody: all that are too many go at once, and the lowest numbers stay.',
  'scale-down waits': 'a StatefulSet changes its number only while every Pod is ready. It waits for the broken one.',
  'updated Deployment': 'the old ReplicaSet stays with 0 Pods: it is the way back.',
  'updated ReplicaSet':
    'no running Pod changed. A ReplicaSet uses its template only for new Pods; a Deployment replaces old ones.',
  'updated StatefulSet':
    'the highest number goes first, one Pod at a time, and each keeps its name and volume, not its Node.',
  'updated DaemonSet': 'one Node at a time: the old Pod stops before the new one starts there.',
  'updated DaemonSet, surge':
    'with maxSurge the new Pod starts beside the old one, which stops when the new one is ready.',
  'updated, on delete': 'with OnDelete a Pod gets the new template only when you delete it. Nobody else does.',
  'updated, partition':
    'Pods with numbers below the partition keep their template, also when they are made anew. Lower it to go on.',
  'stuck beside the old': 'the old Pods serve until new ones beside them are ready. Nothing rolls back by itself.',
  'updated DaemonSet, broken':
    'Pods that do not serve are replaced at once. Those that serve would go one Node at a time.',
  'stuck half-way':
    'users still get answers from the old Pods. Nothing rolls back by itself, not even after the deadline.',
  'rolled back': 'a rollback is a rollout of an old template. It gets a new number, and the number of Pods stays.',
  'node added with DaemonSet':
    'nobody scaled anything. A DaemonSet counts Nodes. Running Pods never move to a new Node.',
  'node added': 'running Pods never move to a new Node. Only new Pods may be placed there.',
  'node added, Pods waited': 'Pods that waited were placed by themselves. Those that ran elsewhere did not move.',
  'node removed, StatefulSet':
    'the new Pod took the old name and the old volume: that is the identity of a StatefulSet.',
  'node removed, several kinds':
    'a Pod never moves: controllers made new ones elsewhere. Only those of a StatefulSet kept their names.',
  tainted: 'the Pods that run there stay. New Pods that do not tolerate the taint go elsewhere.',
  'tainted, evicting': 'NoExecute also evicts what runs. NoSchedule would have kept new Pods away, and no more.',
  'node removed': 'a Pod never moves. Its controller made a different one, with a new name, on another Node.',
  cordoned: 'cordoned means: no new Pods. Those that run there stay. DaemonSet Pods may come all the same.',
  uncordoned: 'nothing moves back by itself. The Node is in the draw again for new Pods.',
  'labels chose an owner':
    'a ReplicaSet counts Pods by their labels. One with other labels runs on, and nobody replaces it.',
  'labels chose Nodes': 'labels choose Nodes: change a label, and a DaemonSet comes or goes there by itself.',
} as const;

/** What is said where the first was said a moment ago; nothing where there is no second. */
export const SECOND_NOTICES: Partial<Readonly<Record<NoticeId, string>>> = {
  'crash, Deployment': 'the number of restarts says that it happened. Nothing else about the Pod is new.',
  'deleted Pod of ReplicaSet':
    'the ReplicaSet compares two numbers, wanted and there. It does not know which Pod is gone.',
  'deleted Pod of StatefulSet':
    'the name of the Pod is a part of the name of its claim. So a new Pod of that name finds the old volume.',
  'scaled up': 'new Pods go where there is room. Those that ran before stayed where they were.',
};
