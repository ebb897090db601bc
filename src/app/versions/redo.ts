/**
 * `/kube redo`: brings back what undo took back, as long as nothing else was changed since.
 */
import { isRejected } from '../../api/rejection';
import { travelled } from '../../tutor/exercises/running';
import type { ChannelVerb } from '../channel-verb';
import { timeTravelReply } from './time-travel';
import { older, oneAtATime } from './undo';
import { goTo, namedVersion } from './undo-to';
import { changeTo } from './version-ways';

export const redo: ChannelVerb = {
  name: 'redo',
  usage: 'redo [--to VERSION]',
  summary: 'brings back the change that undo took back',
  examples: ['redo'],
  flags: [{ name: 'to', takes: 'number' }],
  effect: 'change',
  origin: 'tutor',
  async act(words, context) {
    const { record } = context;
    const named = namedVersion(words);
    if (isRejected(named)) return named;
    if (named !== undefined) return goTo(named, context);
    const tooMany = oneAtATime('redo', words, record);
    if (tooMany !== undefined) return tooMany;
    const version = record.redo.at(-1);
    const target = await older(context, version, 'There is nothing to bring back.');
    if (isRejected(target)) return target;
    const of = changeTo(target.version, record) ?? 'the change';
    const notice = 'Notice: everything is as it was before the undo, the clock of the cluster too.';
    return {
      reply: timeTravelReply(
        {
          command: 'redo',
          headline: `Brought back: ${of}`,
          notice,
          before: record.cluster,
          after: target.cluster,
          back: 'undo',
        },
        context,
      ),
      next: {
        cluster: target.cluster,
        undo: [...record.undo, record.version].slice(-50),
        redo: record.redo.slice(0, -1),
        exercise: travelled(record.exercise, target.exercise, 0),
        of,
        to: target.version,
      },
    };
  },
};
