/**
 * A look-up as it is shown: filtered by what stands behind its bars, one page of it, and the ways to the others.
 */
import type { Rejection, Result } from '../../api/rejection';
import { type View, withPipe } from '../../commands/pipes/stage';
import { through } from '../../commands/pipes/through';
import { cut } from '../../diagram/text/columns';
import { button } from '../button';
import { type Button, LONGEST_HEADLINE, type Reply } from '../reply';
import { spoken } from '../text';
import { cutPages, type Page } from './cut-pages';
import { noneLeft } from './none-left';

const WHOLE: View = { stages: [], typed: [], page: 1 };
/** *Share* is one more. */
const MOST_BUTTONS = 3;

/**
 * The part of a look-up that is shown at once.
 * @param version the version of the cluster that it is about
 */
export function pagedReply(reply: Reply, version: number, view: View = WHOLE): Result<Reply> {
  const { verbatim } = reply;
  if (verbatim === undefined) return view === WHOLE ? reply : withoutLines(reply, view);
  if (view.stages.some((stage) => stage.name === 'filter' && stage.text.trim() === '')) return filterForm(reply, view);
  const all = verbatim === '' ? [] : verbatim.split('\n');
  const lines = through(all, view.stages);
  const pages = cutPages(lines.join('\n'));
  const isWhole = pages.length === 1 && view.stages.length === 0;
  if (isWhole && view.page === 1) return reply;
  const number = Math.min(view.page, pages.length);
  const page = pages[number - 1]!;
  const asides = asidesOf(view, pages.length, version);
  const headline = cut(headlineOf(reply, view, all, lines, number, pages.length), LONGEST_HEADLINE);
  const place = pages.length === 1 ? '' : placeOf(page, lines.length, number, pages.length);
  const none = lines.length === 0 ? noneLeft(all, view, reply.command) : undefined;
  const notice = [none === undefined ? (reply.notice ?? '') : (none.notice ?? ''), place]
    .filter((part) => part !== '')
    .join('\n');
  const command = withPipe(reply.command, view.typed, number);
  const { notice: _whole, verbatim: _all, ...rest } = reply;
  return {
    ...rest,
    command,
    ...(reply.kubectl === undefined ? {} : { kubectl: withPipe(reply.kubectl, view.typed.map(inShell)) }),
    headline,
    ...(asides.length === 0 ? {} : { aside: [...(reply.aside ?? []), ...asides] }),
    ...(lines.length === 0 ? {} : { verbatim: page.lines.join('\n') }),
    ...(notice === '' ? {} : { notice }),
    buttons: [...(none?.buttons ?? []), ...buttonsFor(reply, view, { number, count: pages.length, version })].slice(
      0,
      MOST_BUTTONS,
    ),
    text: spoken([
      headline,
      ...asides,
      place,
      ...page.lines,
      (none ?? reply).notice ?? '',
      ...(reply.exercise?.lines ?? []),
    ]),
  };
}

/** What a shell has for it: the header is kept only here. */
const inShell = (stage: string): string => stage.replace(/^filter(?= )/, 'grep -i');

/** A picture has no lines, and neither has an answer in sentences. */
function withoutLines({ command, audience }: Reply, view: View): Rejection | Reply {
  const isForm = view.stages.length === 0 && view.page === 1;
  return {
    rejected: true,
    code: 'Tutor',
    message: isForm ? 'There are no pages here.' : 'There are no lines to filter here.',
    hint: `${audience === 'asker' ? 'That answer is a picture or a few sentences. ' : ''}kubectl's own tables have lines: /kube get pods | grep web`,
    fixes: [command, 'get pods'],
  };
}

function asidesOf({ page, version: before }: View, count: number, version: number): readonly string[] {
  return [
    ...(before === undefined || before === version
      ? []
      : [`The cluster changed since the page before: version ${before} then, version ${version} now`]),
    ...(page > count ? [`There is no page ${page}: this is the last`] : []),
  ];
}

function headlineOf(
  { headline }: Reply,
  { stages }: View,
  all: readonly string[],
  lines: readonly string[],
  number: number,
  pages: number,
): string {
  const page = pages === 1 ? '' : `, page ${number} of ${pages}`;
  if (stages.length === 0) return `${cut(headline, LONGEST_HEADLINE - page.length)}${page}`;
  if (lines.length === 0) return `None of ${counted(all)} is left`;
  const isCounted = stages.some((stage) => stage.name === 'wc' || (stage.name === 'grep' && stage.isCount));
  return isCounted ? `Counted in ${counted(all)}` : `${lines.length} of ${counted(all)}${page}`;
}

const counted = ({ length }: readonly string[]): string => `${length} line${length === 1 ? '' : 's'}`;

const placeOf = ({ from, to }: Page, count: number, number: number, pages: number): string =>
  `Lines ${from} to ${to} of ${count} stand here${number === pages ? '; these are the last' : ''}.`;

interface Place {
  readonly number: number;
  readonly count: number;
  readonly version: number;
}

function buttonsFor(reply: Reply, view: View, { number, count, version }: Place): readonly Button[] {
  const to = (page: number): string => `${withPipe(reply.command, view.typed)} | page ${page} --of ${version}`;
  const ways = [
    ...(number < count ? [button('Next', to(number + 1))] : []),
    ...(number > 1 ? [button('Previous', to(number - 1))] : []),
    ...(view.stages.length === 0 ? [filterButton(reply.command)] : [button('All lines', reply.command)]),
  ];
  const others = reply.buttons.filter(({ run }) => !ways.some((way) => way.run === run));
  return [...ways, ...others].slice(0, MOST_BUTTONS);
}

const filterButton = (command: string): Button => button('Filter', `${command} | filter`);

/** Asks for the text; the message says how to type it. */
function filterForm(reply: Reply, { typed }: View): Reply {
  const command = withPipe(
    reply.command,
    typed.filter((stage) => stage.trim() !== 'filter'),
  );
  const headline = 'Which lines?';
  const notice = `Type the text that they hold: /kube ${reply.command} | filter web`;
  const { verbatim: _all, picture: _drawn, aside: _aside, kubectl: _line, ...rest } = reply;
  return {
    ...rest,
    command: `${command} | filter`,
    headline,
    notice,
    isPersonal: true,
    opens: { filterOf: command },
    buttons: [button('All lines', command), button('Only the first 20', `${command} | head -20`)],
    text: spoken([headline, notice]),
  };
}
