/**
 * Terms: who sets the number of Pods, and by what.
 */
import type { Term } from './term';

export const SCALING: readonly Term[] = [
  {
    name: 'autoscaler',
    short: 'sets the number of Pods by what they use',
    also: ['hpa', 'horizontalpodautoscaler', 'horizontal pod autoscaler', 'autoscale', 'autoscaling'],
    shelf: 'change',
    isAside: true,
    text: [
      'An autoscaler (HorizontalPodAutoscaler) looks every 15s at the CPU that the Pods use, and sets how many there are.',
      'Pods wanted = ready Pods x what they use / what they should use, rounded up. A tenth off changes nothing.',
      'It adds Pods at once, and takes them away only when 5 minutes have asked for fewer.',
    ],
    here: ['{deployment} wants {copies} Pods now.'],
    tries: [
      { label: 'Autoscale it', run: 'autoscale {deployment} 2 5' },
      { label: 'Deploy web', run: 'deploy web' },
    ],
    see: 'utilization',
    page: 'Horizontal Pod Autoscaling',
  },
  {
    name: 'utilization',
    short: 'what Pods use, as a share of what they ask for',
    also: ['cpu utilization', 'cpu usage', 'usage'],
    shelf: 'change',
    isAside: true,
    text: [
      'Utilization is what Pods use, divided by what they ask for (their request): 100m of 200m is 50%.',
      'All Pods together count, not the average of their shares. A Pod without a request has no share.',
      'Here one request per second takes 1m of CPU: a thousandth of one.',
    ],
    tries: [
      { label: 'Ask for CPU', run: 'set resources deployment/{deployment} --requests=cpu=200m' },
      { label: 'Deploy web', run: 'deploy web' },
    ],
    see: 'autoscaler',
    page: 'Horizontal Pod Autoscaling',
  },
];
