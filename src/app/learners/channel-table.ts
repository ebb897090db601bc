/**
 * How a channel did, from the questions that it was asked: for a reply, and as a table.
 */
import { type ChannelReport, channelReport } from '../../tutor/report/channel-report';
import { reportCsv } from '../../tutor/report/csv';
import type { ChannelId, Ports } from '../ports';

/** Questions that are looked at. A channel that is asked one a day has fewer before they are forgotten. */
const MOST_QUESTIONS = 400;

type Outside = Pick<Ports, 'quizzes'>;

export async function reportOf({ quizzes }: Outside, channel: ChannelId): Promise<ChannelReport> {
  const questions = await quizzes.recent(channel, MOST_QUESTIONS);
  return channelReport(
    questions.flatMap(({ question, askedAt, tally }) => (tally === undefined ? [] : [{ question, askedAt, tally }])),
  );
}

/** The table; undefined where there is nothing that may be shown. */
export async function channelCsv(outside: Outside, channel: ChannelId): Promise<string | undefined> {
  const report = await reportOf(outside, channel);
  return report.questions === 0 ? undefined : tableOf(report);
}

export function tableOf(report: ChannelReport): string {
  return reportCsv(report, (at) => new Date(at).toISOString().slice(0, 10));
}
