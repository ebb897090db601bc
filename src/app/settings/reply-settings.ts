/**
 * `/kube settings quiet on|off` and `/kube settings replies channel|private`: how replies to changes look, and who sees them.
 */
import type { Result } from '../../api/rejection';
import type { ChannelAnswer, ChannelContext } from '../channel-verb';
import { refusal } from '../refusal';
import { isQuiet, repliesTo } from './in-force';
import { settingReply } from './settings-replies';

/** Undefined for another word. */
export function readSwitch([typed = '', ...more]: readonly string[]): boolean | undefined {
  if (more.length > 0) return undefined;
  if (/^(on|yes|true)$/i.test(typed)) return true;
  return /^(off|no|none|false)$/i.test(typed) ? false : undefined;
}

export function readReplies([typed = '', ...more]: readonly string[]): 'channel' | 'private' | undefined {
  if (more.length > 0) return undefined;
  if (/^(channel|all|everyone|everybody|public)$/i.test(typed)) return 'channel';
  return /^(private|me|asker|ephemeral|hidden)$/i.test(typed) ? 'private' : undefined;
}

export function setQuiet(words: readonly string[], context: ChannelContext): Result<ChannelAnswer> {
  const { record, workspace } = context;
  const wish = readSwitch(words);
  const now = isQuiet(record, workspace);
  if (wish === undefined) {
    const other = `settings quiet ${now ? 'off' : 'on'}`;
    return refusal('Quiet mode is on or off.', `For example: /kube ${other}`, [other, 'settings']);
  }
  if (wish === now) return already(`quiet mode is ${wish ? 'on' : 'off'}`);
  const reply = settingReply(
    {
      what: `quiet ${wish ? 'on' : 'off'}`,
      headline: wish ? 'Quiet: a headline and a picture from now on' : 'Replies tell their story again',
      notice: wish
        ? 'Notice: what happened step by step is behind the button All steps, for whoever presses it.'
        : 'Notice: who did what, and because of what, stands above the picture.',
      buttons: [{ label: wish ? 'Tell the story' : 'Make it quiet', run: `settings quiet ${wish ? 'off' : 'on'}` }],
    },
    context,
  );
  return { reply, next: { settings: { ...record.settings, quiet: wish } } };
}

export function setReplies(words: readonly string[], context: ChannelContext): Result<ChannelAnswer> {
  const { record, workspace } = context;
  const wish = readReplies(words);
  const now = repliesTo(record, workspace);
  if (wish === undefined) {
    const other = `settings replies ${now === 'channel' ? 'private' : 'channel'}`;
    return refusal('Replies to changes are for the channel, or private.', `For example: /kube ${other}`, [
      other,
      'settings',
    ]);
  }
  if (wish === now) return already(wish === 'channel' ? 'everybody sees replies' : 'replies are private');
  const isPrivate = wish === 'private';
  const reply = settingReply(
    {
      what: `replies ${wish}`,
      headline: isPrivate ? 'Replies to changes are for who typed' : 'Everybody sees replies to changes',
      notice: isPrivate
        ? 'Notice: the cluster is still that of the channel. Others see a change in show and in history.'
        : 'Notice: whoever is here sees what happened, and who did it.',
      buttons: [
        isPrivate
          ? { label: 'Tell the channel', run: 'settings replies channel' }
          : { label: 'Keep them private', run: 'settings replies private' },
      ],
    },
    context,
  );
  return { reply, next: { settings: { ...record.settings, replies: wish } } };
}

const already = (how: string) =>
  refusal(`Nothing to do: ${how} already.`, 'All settings: /kube settings', ['settings']);
