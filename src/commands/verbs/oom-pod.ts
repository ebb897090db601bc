/**
 * `oom pod`: a container of a Pod needs more memory than it may have, and the kernel ends it.
 */
import { OOM } from '../../containers/faults';
import type { PodWords } from '../naming/pod-words';
import type { Verb } from '../verb';
import { endContainer, readRunning } from './crash-pod';

export const oomPod: Verb<PodWords> = {
  name: 'oom pod',
  aliases: ['oom', 'oom pods'],
  usage: 'oom pod [NAME] [-c CONTAINER]',
  summary: 'lets a container run out of memory',
  examples: ['oom pod', 'oom pod web'],
  effect: 'change',
  origin: 'tutor',
  flags: [{ name: 'container', short: 'c', takes: 'text' }],
  parse: (words, cluster) => readRunning(words, cluster, 'oom pod'),
  run: (target, cluster) => endContainer(cluster, target, OOM),
};
