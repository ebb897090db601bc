/**
 * How a channel wants its replies to changes: with their story or without it, for everybody or for who typed. And the
 * one time when fewer words are offered.
 */
import type { Button, Reply } from '../../tutor/reply';
import type { ChannelRecord } from '../ports';
import type { Next } from '../record-after';
import type { WorkspaceSettings } from '../workspace/workspace-settings';
import { isQuiet, repliesTo } from './in-force';

interface Changed {
  readonly reply: Reply;
  readonly next?: Next;
}

/** Changes of a channel after which quiet mode is offered. */
const OFFERED_AFTER = 30;
/** With more buttons nobody chooses. */
const MOST_BUTTONS = 4;
const OFFER: Button = { label: 'Make it quiet', run: 'settings quiet on' };
const OFFER_LINE = 'Long answers? /kube settings quiet on leaves a headline and a picture';

/** The reply to a change of the cluster, as the channel wants it. What else is answered stays as it is. */
export function asChosen<E extends Changed>(effect: E, record: ChannelRecord, workspace: WorkspaceSettings): E {
  const { next } = effect;
  if (next?.cluster === undefined) return effect;
  const isShort = isQuiet(record, workspace);
  const told = isShort ? shortened(effect, next, record) : offered(effect, next, record);
  if (repliesTo(record, workspace) === 'channel') return told;
  return { ...told, reply: { ...told.reply, audience: 'asker', isPersonal: true } };
}

/** What was left out explained nothing: terms come again when they are first seen. */
function shortened<E extends Changed>(effect: E, next: Next, record: ChannelRecord): E {
  const { reply } = effect;
  if (reply.story.length === 0 || reply.audience !== 'channel') return effect;
  const { notice: _, ...rest } = reply;
  const buttons = withOne(reply.buttons, { label: 'All steps', run: `show steps --version ${record.version + 1}` });
  const { replies } = next.taught ?? record.taught;
  return {
    ...effect,
    reply: { ...rest, story: [], buttons },
    next: { ...next, taught: { ...record.taught, replies } },
  };
}

/** Once, and not in the middle of a lesson: it lives from its words. */
function offered<E extends Changed>(effect: E, next: Next, record: ChannelRecord): E {
  const { reply } = effect;
  const { settings = {}, version, exercise } = record;
  const isTime = version >= OFFERED_AFTER && settings.isQuietOffered !== true && settings.quiet === undefined;
  const fits = reply.audience === 'channel' && reply.story.length > 0 && exercise === undefined;
  if (!isTime || !fits) return effect;
  const told: Reply = {
    ...reply,
    buttons: withOne(reply.buttons, OFFER),
    footer: [...(reply.footer ?? []), OFFER_LINE],
    text: `${reply.text} ${OFFER_LINE}.`,
  };
  return {
    ...effect,
    reply: told,
    next: { ...next, settings: { ...settings, ...next.settings, isQuietOffered: true } },
  };
}

/** *Why?* stays last, and what was first stays first. What shows the steps already gives way. */
function withOne(buttons: readonly Button[], one: Button): readonly Button[] {
  const others = buttons.filter(({ label }) => label !== one.label);
  const last = others.at(-1);
  const why = last?.label === 'Why?' ? [last] : [];
  const first = why.length === 0 ? others : others.slice(0, -1);
  return [...first.slice(0, MOST_BUTTONS - 1 - why.length), one, ...why];
}
