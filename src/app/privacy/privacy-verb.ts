/**
 * `/kube privacy`: what is stored about who asks, all of it to read, and how it goes. For them alone.
 */
import { randomBytes } from 'node:crypto';
import type { Result } from '../../api/rejection';
import type { Words } from '../../commands/grammar/words';
import type { Reply } from '../../tutor/reply';
import { answeringWith, type ChannelContext, type ChannelVerb } from '../channel-verb';
import { jsonPages } from '../json-pages';
import { refusal } from '../refusal';
import { erasePerson } from './erase-person';
import { exportOf, type ExportPorts } from './export-person';
import { askReply, deletedReply, exportLinkReply, exportPageReply, storedReply } from './privacy-replies';

/** Milliseconds that deleting may take from an answer; the timer goes on. */
const WITHIN = 1_200;

export const privacy: ChannelVerb = {
  name: 'privacy',
  usage: 'privacy [export | delete] [--yes]',
  summary: 'says what is stored about you, and removes it',
  examples: ['privacy', 'privacy export', 'privacy delete'],
  flags: [{ name: 'yes', short: 'y', takes: 'switch' }],
  effect: 'look',
  origin: 'tutor',
  keepsCluster: true,
  act: answeringWith(answer),
};

async function answer(words: Words, context: ChannelContext): Promise<Result<Reply>> {
  const [form, ...more] = words.positional.map((one) => one.toLowerCase());
  const { belongings } = context.ports;
  if (belongings === undefined) {
    return refusal('Nothing is kept here: all ends with this program.', 'See the cluster: /kube show', ['show']);
  }
  const ports: ExportPorts = { ...context.ports, belongings };
  const id = { team: context.id.team, person: context.person.id };
  if (form === undefined) return storedReply(await exportOf(ports, id), context);
  if (/^(export|download)$/.test(form) && more.length <= 1) return exported(ports, context, more[0] ?? '1');
  if (/^(delete|remove|forget)$/.test(form) && (more.length === 0 || more.join() === 'yes')) {
    const isSure = words.flags.has('yes') || more.length === 1;
    return isSure ? deleted(context) : askReply();
  }
  return refusal('privacy stands alone, or with export or delete.', 'What is stored about you: /kube privacy', [
    'privacy',
    'privacy export',
  ]);
}

async function exported(ports: ExportPorts, context: ChannelContext, typed: string): Promise<Result<Reply>> {
  const id = { team: context.id.team, person: context.person.id };
  const { reports } = context.ports;
  const link = reports?.linkTo(id);
  if (reports !== undefined && link !== undefined) return exportLinkReply(link, reports.minutes);
  const pages = jsonPages(await exportOf(ports, id));
  const number = /^\d{1,4}$/.test(typed) ? Number(typed) : 0;
  const page = pages[number - 1];
  if (page !== undefined) return exportPageReply(page, number, pages.length);
  const message = pages.length === 1 ? 'It has one page.' : `It has ${pages.length} pages.`;
  return refusal(message, 'The first one: /kube privacy export', ['privacy export']);
}

async function deleted({ ports, id: { team }, person }: ChannelContext): Promise<Result<Reply>> {
  const who = { name: person.name, token: `GONE${randomBytes(5).toString('hex')}` };
  const until = ports.clock.now() + WITHIN;
  const done = await erasePerson(ports, { team, person: person.id }, who, until);
  return deletedReply(done);
}
