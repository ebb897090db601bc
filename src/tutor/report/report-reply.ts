/**
 * How a channel did, for whoever teaches it: what is hardest, and what people were sure of though it is not so.
 */
import { PHONE_COLUMNS } from '../../diagram/text/columns';
import { button, QUIZ } from '../button';
import type { Button, Reply } from '../reply';
import { wrap } from '../story/lines';
import { spoken } from '../text';
import { type ChannelReport, FEWEST_PEOPLE, type Row } from './channel-report';

const PERSONAL = { audience: 'asker', isPersonal: true, lead: 'the quizzes of {channel}' } as const;
const OWN: Button = { label: 'My progress', run: 'progress' };
const TABLE: Button = { label: 'Get the table', run: 'progress channel csv' };

/** Rows that are shown of ideas and of questions, and lines of each. */
const MOST_ROWS = 3;
const MOST_LINES = 2;
/** `12 of 18`, and what keeps it apart. */
const COUNT = 10;

export function reportReply(report: ChannelReport, command: string): Reply {
  if (report.questions === 0) return tooFew(report, command);
  const { people, questions, answers, right, sureButWrong, ideas, items, hidden } = report;
  const headline = `${counted(people, 'person', 'people')} took part in ${counted(questions, 'question', 'questions')}`;
  const story = [
    `${right} of ${answers} answers were right. Sure but wrong: ${sureButWrong}.`,
    ...(hidden === 0
      ? []
      : [`Left out: ${counted(hidden, 'question', 'questions')} with fewer than ${FEWEST_PEOPLE}.`]),
  ];
  const notice = 'A low share says what to talk about next, not who is good: nobody is named, nobody is ranked.';
  const topic = ideas[0] === undefined ? QUIZ : button('Ask about the first', `quiz ${ideas[0].topic}`);
  return {
    ...PERSONAL,
    command,
    headline,
    story,
    picture: [...rowLines('right', 'many think', ideas), ...rowLines('right', 'asked', items)].slice(0, -1),
    notice,
    buttons: [topic, TABLE, OWN],
    text: spoken([
      headline,
      ...story,
      ...ideas.slice(0, MOST_ROWS).map((row) => `${share(row)} right where many think ${row.name}`),
      ...items.slice(0, MOST_ROWS).map((row) => `${share(row)} right: ${row.name}`),
      notice,
    ]),
  };
}

/** With fewer, each could see what the others chose. */
function tooFew({ hidden }: ChannelReport, command: string): Reply {
  const headline =
    hidden === 0 ? 'Not shown: nobody took part yet' : `Not shown: fewer than ${FEWEST_PEOPLE} took part`;
  const notice = `A question counts from ${FEWEST_PEOPLE} answers on. With fewer, counts would tell what somebody chose.`;
  return { ...PERSONAL, command, headline, story: [], notice, buttons: [QUIZ, OWN], text: spoken([headline, notice]) };
}

function rowLines(count: string, name: string, rows: readonly Row[]): readonly string[] {
  if (rows.length === 0) return [];
  return [`${count.padEnd(COUNT)}${name}`, ...rows.slice(0, MOST_ROWS).flatMap(rowOf), ''];
}

function rowOf(row: Row): readonly string[] {
  const name = row.name.replace(/[^\x20-\x7e]/g, '?');
  const lines = wrap(name, PHONE_COLUMNS - COUNT);
  const kept = lines.length > MOST_LINES ? [lines[0]!, `${lines[1]!.slice(0, PHONE_COLUMNS - COUNT - 3)} ..`] : lines;
  return kept.map((line, index) => (index === 0 ? share(row) : '').padEnd(COUNT) + line);
}

const share = ({ right, answers }: Row): string => `${right} of ${answers}`;

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

/** A page of the table. */
export interface TablePage {
  readonly csv: string;
  readonly page: number;
  readonly pages: number;
}

export function tableReply({ csv, page, pages }: TablePage): Reply {
  const headline = pages === 1 ? 'The table, to copy into a file' : `The table, page ${page} of ${pages}, to copy`;
  const notice = 'What each column means stands in docs/operating.md.';
  const more: readonly Button[] = page < pages ? [{ label: 'Next page', run: `progress channel csv ${page + 1}` }] : [];
  return {
    ...PERSONAL,
    command: 'progress channel csv',
    headline,
    story: [],
    verbatim: csv,
    notice,
    buttons: [...more, { label: 'Show the report', run: 'progress channel' }, OWN],
    text: spoken([headline, csv, notice]),
  };
}

/** @param link where the table can be fetched, for minutes */
export function linkReply(link: string, minutes: number): Reply {
  const headline = 'The table is ready to download';
  const notice = `The link works for ${minutes} minutes, for whoever has it. It holds counts, no names.`;
  return {
    ...PERSONAL,
    command: 'progress channel csv',
    headline,
    story: [],
    notice,
    buttons: [
      { label: 'Download the table', run: 'progress channel csv', link },
      { label: 'Show the report', run: 'progress channel' },
    ],
    text: spoken([headline, notice]),
  };
}
