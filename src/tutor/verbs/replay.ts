/**
 * `/kube replay`: the last change again, moment by moment; the same as `show --replay`.
 */
import { show } from './show';
import type { TutorVerb } from './tutor-verb';

export const replay: TutorVerb = {
  name: 'replay',
  usage: 'replay [VERSION]',
  summary: 'shows the last change again, moment by moment',
  examples: ['replay'],
  flags: show.flags ?? [],
  effect: 'look',
  origin: 'tutor',
  answer: (words, context) =>
    show.answer({ ...words, flags: new Map([...words.flags, ['replay', true] as const]) }, context),
};
