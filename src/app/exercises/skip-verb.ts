/**
 * `/kube skip`: passes over the opening questions, or over a step.
 */
import type { ChannelVerb } from '../channel-verb';
import { refusal } from '../refusal';
import { isOver } from '../../tutor/exercises/running';
import { exerciseHere } from './find';
import { isGone, noneRuns } from './none-runs';
import { skipStep } from './skip-step';

export const skip: ChannelVerb = {
  name: 'skip',
  usage: 'skip',
  summary: 'passes over a step of a lesson or mission: its solution is run',
  examples: ['skip'],
  effect: 'change',
  origin: 'tutor',
  async act(_words, context) {
    const { record, ports, id } = context;
    const { exercise: running } = record;
    if (running === undefined) return noneRuns('skip');
    const exercise = await exerciseHere(ports, id.team, running);
    if (exercise === undefined) return isGone(running);
    if (!isOver(running, exercise)) return skipStep(exercise, running, context);
    return refusal(`The ${running.kind} is over: there is nothing to skip.`, `More: /kube ${running.kind} list`, [
      `${running.kind} list`,
      `${running.kind} stop`,
    ]);
  },
};
