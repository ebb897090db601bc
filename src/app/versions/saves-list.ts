/**
 * `/kube saves`: the copies of the channel's cluster that have a name.
 */
import { cut, spread } from '../../diagram/text/columns';
import { button } from '../../tutor/button';
import type { Button, Reply } from '../../tutor/reply';
import { spoken } from '../../tutor/text';
import { agoOf } from '../ago';
import type { ChannelContext, ChannelVerb } from '../channel-verb';
import type { SavedCluster } from '../ports';
import { refusal } from '../refusal';
import { keptSaves } from './saves';

export const saves: ChannelVerb = {
  name: 'saves',
  usage: 'saves',
  summary: 'lists the copies of the cluster that have a name',
  examples: ['saves'],
  effect: 'look',
  origin: 'tutor',
  keepsCluster: true,
  act({ positional }, context) {
    const isAlone = positional.length === 0 || /^list$/i.test(positional.join(' '));
    const wrong = refusal(
      'saves lists the copies.',
      'To go back: /kube restore NAME. To forget one: /kube saves delete NAME',
      ['saves'],
    );
    return Promise.resolve(isAlone ? { reply: savesReply('saves', context) } : wrong);
  },
};

/** Copies that fit into a picture; the newest are shown. */
const MOST_SHOWN = 15;

/** The list. `command`: what was typed. */
export function savesReply(command: string, { record, ports, pressed }: ChannelContext): Reply {
  const now = ports.clock.now();
  const newest = [...keptSaves(record, now)].reverse();
  const headline =
    newest.length === 0
      ? 'Nothing is saved here yet'
      : `${newest.length} saved ${newest.length === 1 ? 'copy' : 'copies'} of this cluster`;
  const lines = newest
    .slice(0, MOST_SHOWN)
    .map((save) => spread(save.name, `${cut(save.by, 12)} ${agoOf(save.at, now)}`));
  const more = newest.length - lines.length;
  const notice =
    newest.length === 0
      ? 'save NAME keeps the cluster of this moment: /kube save before-crash'
      : 'Go back to one: /kube restore NAME';
  return {
    audience: 'asker',
    command,
    pressed,
    headline,
    story: [],
    ...(lines.length === 0 ? {} : { picture: more > 0 ? [...lines, `${more} more`] : lines }),
    notice,
    buttons: buttonsFor(newest),
    text: spoken([headline, ...newest.map(({ name, by, at }) => `${name}, saved by ${by} ${agoOf(at, now)}`), notice]),
  };
}

function buttonsFor(newest: readonly SavedCluster[]): readonly Button[] {
  const show: Button = { label: 'Show the cluster', run: 'show' };
  if (newest.length === 0) return [{ label: 'Save it now', run: 'save my-copy' }, show];
  return [...newest.slice(0, 2).map(({ name }) => button(`Restore ${name}`, `restore ${name}`)), show];
}
