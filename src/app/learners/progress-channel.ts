/**
 * `/kube progress channel`: how the channel did in its quizzes, for whoever teaches it; `csv` gives it as a table.
 */
import type { Result } from '../../api/rejection';
import type { Reply } from '../../tutor/reply';
import { linkReply, reportReply, tableReply } from '../../tutor/report/report-reply';
import type { ChannelContext } from '../channel-verb';
import { refusal } from '../refusal';
import { reportOf, tableOf } from './channel-table';

/** Characters on a page of the table: a message has 3,000 in all. */
const ON_A_PAGE = 1_800;

/** @param words what follows `progress channel` */
export async function progressChannel(words: readonly string[], context: ChannelContext): Promise<Result<Reply>> {
  const { id, ports } = context;
  const [form, typed = '1', ...more] = words;
  if ((form !== undefined && form !== 'csv') || more.length > 0) {
    return refusal('progress channel stands alone, or with csv.', 'csv gives the counts as a table.', [
      'progress channel',
      'progress channel csv',
    ]);
  }
  const report = await reportOf(ports, id);
  if (form === undefined) return reportReply(report, 'progress channel');
  if (report.questions === 0) return reportReply(report, 'progress channel csv');
  if (ports.reports !== undefined) return linkReply(ports.reports.link(id), ports.reports.minutes);
  const pages = pagesOf(tableOf(report));
  const page = /^\d{1,4}$/.test(typed) ? Number(typed) : 0;
  const csv = pages[page - 1];
  if (csv === undefined) {
    const message = pages.length === 1 ? 'The table has one page.' : `The table has ${pages.length} pages.`;
    return refusal(message, 'The first one: /kube progress channel csv', ['progress channel csv']);
  }
  return tableReply({ csv, page, pages: pages.length });
}

/** Whole lines. */
function pagesOf(csv: string): readonly string[] {
  const pages: string[] = [];
  for (const line of csv.split('\r\n').filter((one) => one !== '')) {
    const last = pages.at(-1);
    if (last === undefined || last.length + line.length > ON_A_PAGE) pages.push(line);
    else pages[pages.length - 1] = `${last}\n${line}`;
  }
  return pages;
}
