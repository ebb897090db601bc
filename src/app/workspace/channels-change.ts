/**
 * `settings workspace channels all|only|not|add|remove`: where kube-tutor is used.
 */
import { isRejected, type Rejection, type Result } from '../../api/rejection';
import type { ChannelContext } from '../channel-verb';
import { channelsIn } from '../courses/course-ids';
import { refusal } from '../refusal';
import { type Change, oneOf } from './change';
import type { UsedIn } from './workspace-settings';

/** Channels on a list. */
const MOST_CHANNELS = 200;

export function changeChannels(
  [typed = '', ...words]: readonly string[],
  { id, workspace }: ChannelContext,
): Result<Change> {
  const form = typed.toLowerCase();
  if (/^(all|everywhere|any)$/.test(form) && words.length === 0) {
    return usedIn('all', 'channels all', 'kube-tutor may be used in every channel');
  }
  const named = channelsIn(words, id.channel);
  if (isRejected(named)) return whichChannel(named);
  const { found, rest } = named;
  const after = (now: UsedIn) => listAfter(form, found, now);
  const list = found.length === 0 || rest.length > 0 ? undefined : after(workspace.channels);
  if (list === undefined) return oneOf('All channels, only some, or not some.', 'channels only here');
  const ids = idsOf(list);
  if (ids.length === 0) return oneOf('No channel would be left: name one, or all.', 'channels all');
  if (ids.length > MOST_CHANNELS) {
    return refusal(
      `There is room for ${MOST_CHANNELS} channels on a list.`,
      'For example: all but some, channels not',
      ['settings workspace'],
    );
  }
  const count = `${ids.length} channel${ids.length === 1 ? '' : 's'}`;
  const headline = 'only' in list ? `kube-tutor may be used in ${count} only` : `kube-tutor is not used in ${count}`;
  const change = usedIn(list, `channels ${form} ${found.join(' ')}`, headline);
  return {
    ...change,
    // Of what is stored by then: another process may have changed it within this minute.
    change: (before) => {
      const channels = after(before.channels);
      return channels === undefined || idsOf(channels).length === 0 ? before : { ...before, channels };
    },
  };
}

/** `add` and `remove` change the list that there is; with `not`, an added channel leaves it. */
function listAfter(form: string, found: readonly string[], now: UsedIn): Exclude<UsedIn, 'all'> | undefined {
  if (/^(only)$/.test(form)) return { only: found };
  if (/^(not|except|without)$/.test(form)) return { not: found };
  if (form !== 'add' && form !== 'remove') return undefined;
  const isAdded = form === 'add';
  const others = (ids: readonly string[]) => ids.filter((one) => !found.includes(one));
  if (now === 'all') return isAdded ? undefined : { not: found };
  if ('only' in now) return { only: isAdded ? [...others(now.only), ...found] : others(now.only) };
  return { not: isAdded ? others(now.not) : [...others(now.not), ...found] };
}

const idsOf = (list: Exclude<UsedIn, 'all'>): readonly string[] => ('only' in list ? list.only : list.not);

const whichChannel = ({ message }: Rejection): Rejection =>
  refusal(message, 'Type it in that channel, with here for its name; or its ID: channels add C024BE7LH', [
    'settings workspace channels add here',
    'settings workspace',
  ]);

function usedIn(channels: UsedIn, what: string, headline: string): Change {
  const notice = 'Clusters stay as they are. Elsewhere people read where it is used, within a minute.';
  const buttons = channels === 'all' ? [] : [{ label: 'Use it everywhere', run: 'settings workspace channels all' }];
  return { told: { what, headline, notice, buttons }, change: (before) => ({ ...before, channels }) };
}
