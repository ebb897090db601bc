/** Wrong beliefs about Volumes. Each ends the sentence "Many think …". */
export const VOLUMES = {
  'volume-per-copy': 'each Pod of a Deployment gets a disk of its own',
  'volume-per-node': 'each Node gets a disk of its own',
  'first-pod-owns-volume': 'the first Pod owns the volume, the others read',
  'kubernetes-locks-files': 'Kubernetes locks a file that somebody writes',
  'volume-merges-writes': 'a volume merges what two Pods write',
  'volume-refuses-second': 'a shared volume refuses a second writer',
} as const satisfies Record<string, string>;
