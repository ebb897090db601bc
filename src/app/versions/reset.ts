/**
 * `/kube reset`: a new cluster for the channel. Asks once; undo brings the old one back.
 */
import { newCluster } from '../../cluster/new-cluster';
import type { ChannelAnswer, ChannelContext, ChannelVerb } from '../channel-verb';
import { exerciseHere } from '../exercises/find';
import { restart } from '../exercises/restart';
import { seedOf } from '../new-channel';
import { replaced } from '../record-after';
import { timeTravelReply } from './time-travel';
import { isPrivate } from '../visit';

export const reset: ChannelVerb = {
  name: 'reset',
  usage: 'reset [--yes]',
  summary: 'puts a new, empty cluster in the place of this one',
  examples: ['reset'],
  flags: [{ name: 'yes', short: 'y', takes: 'switch' }],
  effect: 'change',
  origin: 'tutor',
  async act(words, context) {
    const { id, record, ports } = context;
    const here = record.exercise === undefined ? undefined : await exerciseHere(ports, id.team, record.exercise);
    const isSure = words.flags.has('yes');
    return here === undefined ? newOne(isSure, context) : restart(here, isSure, context);
  },
};

function newOne(isSure: boolean, context: ChannelContext): ChannelAnswer {
  const { id, record, pressed } = context;
  if (!isSure) {
    const headline = 'Reset this cluster? Everything in it goes.';
    const whose = isPrivate(id) ? 'You get' : 'The whole channel gets';
    const notice = `${whose} a new cluster: three Nodes, nothing runs. undo brings the old one back.`;
    return {
      reply: {
        audience: 'asker',
        isPersonal: true,
        command: 'reset',
        pressed,
        headline,
        story: [],
        notice,
        buttons: [
          {
            label: 'Reset the cluster',
            run: 'reset --yes',
            confirm: 'Everything in this cluster goes.',
          },
          { label: 'Show it first', run: 'show' },
        ],
        text: `${headline} ${notice}`,
      },
    };
  }
  const seed = seedOf(`${id.team}#${id.channel}#${record.version}`);
  const cluster = newCluster({ seed, rules: record.cluster.rules });
  const headline = 'A new cluster is here; nothing runs in it yet';
  const notice = 'Notice: three Nodes wait for work. undo brings the old cluster back.';
  return {
    reply: timeTravelReply(
      { command: 'reset --yes', headline, notice, before: cluster, after: cluster, back: 'undo' },
      context,
    ),
    next: {
      ...replaced(record, cluster),
      exercise: undefined,
    },
  };
}
