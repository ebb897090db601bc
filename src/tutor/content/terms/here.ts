/**
 * Terms: what only this practice cluster has.
 */
import type { Term } from './term';

export const HERE: readonly Term[] = [
  {
    name: 'undo',
    short: 'puts the practice cluster back',
    also: ['rewind', 'time machine', 'redo', 'time travel'],
    shelf: 'change',
    isAside: true,
    text: [
      'undo puts the whole practice cluster back to before the last command. A real cluster cannot do this.',
      'A rollback is another thing: a new rollout of an old template, and all of it stays in the history.',
    ],
    picture: [
      '             rollback       undo',
      'Pod template put back       put back',
      'data         stay           put back',
      'number       stays          put back',
      'revision     a new one      none',
      'real cluster yes            no',
    ],
    said: ['A rollback puts back the Pod template only, as a new revision; undo puts back everything, and only here'],
    tries: [{ label: 'What was typed', run: 'history' }],
    see: 'rollback',
  },
  {
    name: 'virtual time',
    short: 'the clock of the practice cluster',
    also: ['time', 'clock', 'wait', 'waiting', 'timer', 'timers'],
    shelf: 'change',
    isAside: true,
    text: [
      'Virtual time is the clock of this practice cluster: 5 minutes pass there in a moment.',
      'After each command it runs until nothing is left to do at once. What is due later waits for you.',
    ],
    tries: [
      { label: 'Wait 5m', run: 'wait 5m' },
      { label: 'Deploy web', run: 'deploy web' },
    ],
    see: 'controller',
  },
];
