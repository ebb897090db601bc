/**
 * What each kind is for, in a sentence: `kubectl explain` prints it.
 */
import type { Kind } from '../objects';

export const KIND_MEANINGS: Readonly<Record<Kind, string>> = {
  ConfigMap: 'Settings for containers, by key.',
  ControllerRevision: 'A template that a StatefulSet or a DaemonSet had at some time, kept to go back to.',
  CronJob: 'Makes a Job whenever its schedule says so.',
  DaemonSet: 'Keeps one Pod of a template on every Node that fits.',
  Deployment:
    'Keeps a number of equal Pods through ReplicaSets, and replaces them step by step when its template changes.',
  EndpointSlice: 'Addresses of Pods that a Service sends requests to.',
  Endpoints: 'The addresses behind a Service in one object. EndpointSlices took its place.',
  Event: 'Something that happened to an object, for people to read.',
  HorizontalPodAutoscaler: 'Sets how many Pods a workload has, by what they use.',
  Job: 'Runs Pods until enough of them have ended well.',
  Lease: 'Shows until when its holder was last heard of. Each Node renews one.',
  LimitRange: 'What a container of a namespace requests at least, at most, and where it does not say.',
  Namespace: 'A space for names, with limits of its own.',
  Node: 'A machine that Pods run on.',
  PersistentVolume: 'A disk of the cluster, which outlives the Pods that use it.',
  PersistentVolumeClaim: 'Asks for a disk, and is bound to one.',
  Pod: 'Containers that run together on one Node, with one address.',
  PodDisruptionBudget: 'How many Pods of an app may be taken away on purpose at one time.',
  PriorityClass: 'How important Pods are when there is not room for all of them.',
  ReplicaSet: 'Keeps a number of equal Pods of one template.',
  ResourceQuota: 'What all objects of a namespace together may use.',
  Secret: 'Settings that not everybody may read, by key.',
  Service: 'One address for all Pods with certain labels.',
  StatefulSet: 'Keeps numbered Pods, each with a name and a disk that stay its own.',
  StorageClass: 'A sort of disk that a claim can ask for, and who makes it.',
  VolumeAttachment: 'That a disk is, or is to be, attached to a Node.',
};
