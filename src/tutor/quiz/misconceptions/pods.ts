/** Wrong beliefs about Pods and containers. Each ends the sentence "Many think …". */
export const PODS = {
  'pod-is-optional': 'a Pod is needed only for several containers',
  'node-runs-containers': 'a Node runs containers that people hand to it',
  'deployment-holds-containers': 'a Deployment holds containers itself',
  'containers-share-nothing': 'each container is a world of its own',
  'containers-share-all-files': 'a Pod is one machine with one file system',
  'pod-restarts-as-a-whole': 'a Pod restarts as a whole',
  'crash-makes-new-pod': 'a crash makes a new Pod',
  'crash-is-final': 'a crashed container waits for somebody to act',
  'crash-moves-pod': 'a crashed Pod moves to a better Node',
} as const satisfies Record<string, string>;
