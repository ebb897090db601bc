/**
 * `/kube reset`: a new cluster for the channel. Asks once; undo brings the old one back.
 */
import { newCluster } from '../cluster/new-cluster';
import type { ChannelVerb } from './channel-verb';
import { seedOf } from './new-channel';
import { replaced } from './record-after';
import { timeTravelReply } from './time-travel';

export const reset: ChannelVerb = {
  name: 'reset',
  usage: 'reset [--yes]',
  summary: 'gives the channel a new, empty cluster',
  examples: ['reset'],
  flags: [{ name: 'yes', short: 'y', takes: 'switch' }],
  effect: 'change',
  origin: 'tutor',
  act(words, context) {
    const { id, record, pressed } = context;
    if (!words.flags.has('yes')) {
      const headline = 'Reset this cluster? Everything in it goes.';
      const notice = 'The whole channel gets a new cluster: three Nodes, nothing runs. undo brings the old one back.';
      return Promise.resolve({
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
              confirm: 'Everything in the cluster of this channel goes.',
            },
            { label: 'Show it first', run: 'show' },
          ],
          text: `${headline} ${notice}`,
        },
      });
    }
    const seed = seedOf(`${id.team}#${id.channel}#${record.version}`);
    const cluster = newCluster({ seed, rules: record.cluster.rules });
    const headline = 'This channel has a new cluster; nothing runs in it';
    const notice = 'Notice: three Nodes wait for work. undo brings the old cluster back.';
    return Promise.resolve({
      reply: timeTravelReply(
        { command: 'reset --yes', headline, notice, before: cluster, after: cluster, back: 'undo' },
        context,
      ),
      next: {
        ...replaced(record, cluster),
      },
    });
  },
};
