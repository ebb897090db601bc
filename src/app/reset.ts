/**
 * `/kube reset`: a new cluster for the channel. Asks once; undo brings the old one back.
 */
import { newCluster } from '../cluster/new-cluster';
import type { ChannelVerb } from './channel-verb';
import { seedOf } from './new-channel';
import { replaced } from './record-after';
import { timeTravelReply } from './time-travel';
import { isPrivate } from './visit';

export const reset: ChannelVerb = {
  name: 'reset',
  usage: 'reset [--yes]',
  summary: 'puts a new, empty cluster in the place of this one',
  examples: ['reset'],
  flags: [{ name: 'yes', short: 'y', takes: 'switch' }],
  effect: 'change',
  origin: 'tutor',
  act(words, context) {
    const { id, record, pressed } = context;
    if (!words.flags.has('yes')) {
      const headline = 'Reset this cluster? Everything in it goes.';
      const whose = isPrivate(id) ? 'You get' : 'The whole channel gets';
      const notice = `${whose} a new cluster: three Nodes, nothing runs. undo brings the old one back.`;
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
              confirm: 'Everything in this cluster goes.',
            },
            { label: 'Show it first', run: 'show' },
          ],
          text: `${headline} ${notice}`,
        },
      });
    }
    const seed = seedOf(`${id.team}#${id.channel}#${record.version}`);
    const cluster = newCluster({ seed, rules: record.cluster.rules });
    const headline = 'A new cluster is here; nothing runs in it yet';
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
