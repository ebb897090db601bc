/**
 * `/kube history [PAGE]`: who changed the cluster, with which command, and what came of it; the newest first.
 */
import type { Result } from '../../api/rejection';
import { CLUSTER_EPOCH } from '../../cluster/time';
import { ascii, cut, PHONE_COLUMNS, spread } from '../../diagram/text/columns';
import { duration } from '../../diagram/duration';
import type { Words } from '../../commands/grammar/words';
import type { Button, Reply } from '../../tutor/reply';
import { count } from '../../tutor/story/pod-name';
import { wrap } from '../../tutor/story/lines';
import { spoken } from '../../tutor/text';
import { agoOf } from '../ago';
import type { ChannelAnswer, ChannelContext, ChannelVerb } from '../channel-verb';
import type { RememberedCommand } from '../ports';
import { refusal } from '../refusal';
import { nameOf } from '../since';

export const history: ChannelVerb = {
  name: 'history',
  usage: 'history [PAGE]',
  summary: 'lists who changed what, and what came of it',
  examples: ['history', 'history 2'],
  effect: 'look',
  origin: 'tutor',
  keepsCluster: true,
  act: (words, context) => Promise.resolve(listPage(words, context)),
};

/** Commands on a page: three lines each at most. */
const ON_A_PAGE = 5;
/** Columns of the number in front. */
const NUMBER_WIDTH = 4;

function listPage({ positional }: Words, context: ChannelContext): Result<ChannelAnswer> {
  const newest = [...context.record.commands].reverse();
  const pages = Math.max(1, Math.ceil(newest.length / ON_A_PAGE));
  const typed = positional[0] ?? '1';
  const page = /^\d{1,4}$/.test(typed) ? Number(typed) : 0;
  if (page < 1 || page > pages) {
    const message = pages === 1 ? 'There is one page of history.' : `There are ${pages} pages of history.`;
    return refusal(message, 'The newest commands: /kube history', ['history']);
  }
  const shown = newest.slice((page - 1) * ON_A_PAGE, page * ON_A_PAGE);
  return { reply: newest.length === 0 ? nothingYet(context) : pageReply(shown, page, pages, context) };
}

function nothingYet({ pressed }: ChannelContext): Reply {
  const headline = 'Nobody has changed anything here yet';
  return {
    audience: 'asker',
    command: 'history',
    pressed,
    headline,
    story: [],
    buttons: [
      { label: 'Deploy my first app', run: 'deploy web' },
      { label: 'Show the cluster', run: 'show' },
    ],
    text: spoken([headline]),
  };
}

function pageReply(shown: readonly RememberedCommand[], page: number, pages: number, context: ChannelContext): Reply {
  const { record, ports, pressed } = context;
  const now = ports.clock.now();
  const headline = headlineOf(context, now);
  const earlier = record.commands.at(-2)?.version;
  const notice = [
    ...(pages === 1 ? [] : [`Page ${page} of ${pages}.`]),
    'Times are those of the cluster.',
    earlier === undefined
      ? 'undo takes the last change back.'
      : `undo takes the last change back, undo --to ${earlier} goes to version ${earlier}.`,
  ].join(' ');
  return {
    audience: 'asker',
    command: page === 1 ? 'history' : `history ${page}`,
    pressed,
    headline,
    story: [],
    picture: shown.flatMap(linesOf),
    notice,
    buttons: buttonsFor(page, pages, record.undo.length > 0 ? record.version : undefined),
    text: spoken([headline, ...shown.map(said), notice]),
  };
}

function headlineOf({ record }: ChannelContext, now: number): string {
  const { commands, version } = record;
  const at = commands.at(-1)?.at;
  const when = at === undefined ? '' : `, the last ${agoOf(at, now)}`;
  const many =
    commands.length < version ? `The last ${commands.length} of ${version} changes` : count(version, 'change');
  return `${many}${when}`;
}

/** `  7 ana: scale web 5                1m10s`, and below it what came of it. */
function linesOf(command: RememberedCommand): readonly string[] {
  const number = `${String(command.version).padStart(NUMBER_WIDTH - 1)} `;
  const indent = ' '.repeat(NUMBER_WIDTH);
  const first = spread(ascii(`${number}${cut(nameOf(command), 10)}: ${command.command}`), whenOf(command));
  const outcome = wrap(ascii(command.outcome ?? ''), PHONE_COLUMNS - NUMBER_WIDTH).slice(0, 2);
  return [first.trimEnd(), ...outcome.map((line) => indent + cut(line, PHONE_COLUMNS - NUMBER_WIDTH))];
}

/** The cluster's own time, which undo sets back. */
function whenOf({ clock }: RememberedCommand): string {
  return clock === undefined ? '' : duration(clock - CLUSTER_EPOCH);
}

function said(command: RememberedCommand): string {
  const { version, outcome } = command;
  return `${version}: ${nameOf(command)} ran ${command.command}${outcome === undefined ? '' : `, ${outcome}`}`;
}

/** @param version what undo would take back; undefined when there is nothing */
function buttonsFor(page: number, pages: number, version: number | undefined): readonly Button[] {
  const older: Button = { label: 'Older', run: `history ${page + 1}` };
  const newer: Button = { label: 'Newer', run: page === 2 ? 'history' : `history ${page - 1}` };
  return [
    ...(page < pages ? [older] : []),
    ...(page > 1 ? [newer] : []),
    ...(page === 1 && version !== undefined ? [{ label: 'Take back the last', run: `undo --if ${version}` }] : []),
    { label: 'Show the cluster', run: 'show' },
    ...(version === undefined && pages === 1 ? [{ label: 'Help', run: 'help' }] : []),
  ];
}
