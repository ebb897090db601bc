/**
 * What `privacy` says: what is stored about somebody, all of it to read, that it went.
 */
import { ascii, spread } from '../../diagram/text/columns';
import type { Button, Reply } from '../../tutor/reply';
import { spoken } from '../../tutor/text';
import type { ChannelContext } from '../channel-verb';
import type { ErasedOfPerson } from './erase-person';
import type { PersonExport } from './export-person';
import { LEARNER_DAYS } from '../learners/learner';

const PERSONAL = { audience: 'asker', isPersonal: true } as const;
const STORED: Button = { label: 'What is stored', run: 'privacy' };
const EXPORT: Button = { label: 'Export it', run: 'privacy export' };
const DELETE: Button = { label: 'Delete it', run: 'privacy delete' };

/** In numbers. Somebody is known wherever they took part. */
export function storedReply(stored: PersonExport, { workspace }: Pick<ChannelContext, 'workspace'>): Reply {
  const { channels, answers, documents } = stored;
  const commands = channels.reduce((sum, one) => sum + one.commands.length, 0);
  const asked = channels.reduce((sum, one) => sum + one.asked.length, 0);
  const { workspace: all } = stored;
  const named = [all, ...channels.map(({ settings }) => settings)];
  const settings = named.reduce((sum, { may, changed }) => sum + may.length + changed.length, 0);
  const offices = [all.isAdmin, all.hasInstalled, all.hasSetPictures].filter(Boolean).length;
  const rows: readonly (readonly [string, number])[] = [
    ['channels you took part in', channels.length],
    ['commands with your name', commands],
    ['answers to questions', answers.length],
    ['questions you asked', asked],
    ['times that settings name you', settings + offices],
    ['courses and missions of yours', stored.courses.length + stored.missions.length],
    ['pages on what you learned', documents.length],
  ];
  const total = rows.reduce((sum, [, count]) => sum + count, 0);
  const things = total === 1 ? '1 thing is' : `${total} things are`;
  const headline = total === 0 ? 'Nothing is stored about you' : `${things} stored about you`;
  const notice =
    `Your name in Slack and your id stand beside what you did, nothing else of your profile. A channel is forgotten ` +
    `${workspace.retention} days after its last change, what you learned after ${LEARNER_DAYS}.`;
  return {
    ...PERSONAL,
    command: 'privacy',
    headline,
    story: [],
    picture: rows.map(([name, count]) => ascii(spread(name, String(count)))),
    notice,
    buttons: [EXPORT, DELETE],
    text: spoken([headline, ...rows.map(([name, count]) => `${name}: ${count}`), notice]),
  };
}

/** @param link where it can be fetched, for minutes */
export function exportLinkReply(link: string, minutes: number): Reply {
  const headline = 'All that is stored about you, to download';
  const notice = `The link works for ${minutes} minutes, for whoever has it: keep it to yourself.`;
  return {
    ...PERSONAL,
    command: 'privacy export',
    headline,
    story: [],
    notice,
    buttons: [{ label: 'Download it', run: 'privacy export', link }, STORED],
    text: spoken([headline, notice]),
  };
}

export function exportPageReply(page: string, number: number, pages: number): Reply {
  const which = pages === 1 ? '' : `, page ${number} of ${pages}`;
  const headline = `All that is stored about you${which}`;
  const more: readonly Button[] = number < pages ? [{ label: 'Next page', run: `privacy export ${number + 1}` }] : [];
  return {
    ...PERSONAL,
    command: number === 1 ? 'privacy export' : `privacy export ${number}`,
    headline,
    story: [],
    verbatim: page,
    buttons: [...more, STORED, DELETE],
    text: spoken([headline, page]),
  };
}

export function askReply(): Reply {
  const headline = 'Delete all that is stored about you?';
  const notice =
    'Your answers, your progress and your own cluster go; elsewhere "somebody" stands in the place of your name. ' +
    'The clusters of channels stay. undo does not bring it back.';
  return {
    ...PERSONAL,
    command: 'privacy delete',
    headline,
    story: [],
    notice,
    buttons: [
      { label: 'Delete it all', run: 'privacy delete --yes', confirm: 'It cannot be brought back.' },
      { label: 'Export it first', run: 'privacy export' },
    ],
    text: spoken([headline, notice]),
  };
}

export function deletedReply({ count, isAll }: ErasedOfPerson): Reply {
  const things = `${count} ${count === 1 ? 'thing' : 'things'}`;
  const headline = isAll ? `Deleted: ${things} about you` : 'What is stored about you is being deleted';
  const rest = isAll ? 'It is looked through once more in a minute.' : `${things} went, the rest goes within minutes.`;
  const notice = `${rest} The clusters of channels stay, and counts without names. A later command is stored again.`;
  return {
    ...PERSONAL,
    command: 'privacy delete --yes',
    headline,
    story: [],
    notice,
    buttons: [STORED, { label: 'Help: privacy', run: 'help privacy' }],
    text: spoken([headline, notice]),
  };
}
