/**
 * *Looks wrong?*: keeps a doubted question of a channel whole, for an instructor who looks at it later and runs it again.
 * No names are kept.
 */
import type { Fields } from '../../api/fields';
import { isRejected, type Result } from '../../api/rejection';
import { replay } from '../../tutor/quiz/replay';
import { replayReply, reportedReply, reportReply } from '../../tutor/quiz/report-reply';
import type { Letter, Question } from '../../tutor/quiz/question';
import type { Reply } from '../../tutor/reply';
import { buildExample } from '../../tutor/quiz/example';
import { agoOf } from '../ago';
import type { ChannelContext } from '../channel-verb';
import { changeDocument, type Check, DAYS, type Place } from '../documents';
import { packCluster, unpackCluster } from '../packed-cluster';
import type { ChannelId, Ports } from '../ports';
import { PROGRAM } from '../program';
import { isLetter, isList, isQuestion, isText } from './question-check';
import type { Quiz, QuizRequest, Settled } from './quiz';
import type { Pin } from './quiz-port';
import { unknownReport } from './quiz-rejections';

/** Reports that a channel keeps; with another one the oldest goes. */
const MOST = 20;
const KEPT = 180 * DAYS;

/** A doubted question, as it is kept in its workspace. */
interface Report {
  readonly channel: string;
  /** Wall-clock milliseconds. */
  readonly at: number;
  readonly program: string;
  readonly question: Question;
  readonly pin?: Pin;
  /** The channel's cluster at the pinned version, packed; absent where there is none, or it is too large. */
  readonly copy?: string;
  readonly chosen: readonly Letter[];
}

/** What a channel has reported, oldest first. */
interface Reported {
  readonly reports: readonly { readonly number: number; readonly question: string }[];
}

/** `quiz wrong ID`: a question that is reported twice has one report. */
export async function reportWrong(
  ports: Ports,
  quiz: Quiz,
  request: QuizRequest,
  id: string,
  version: ChannelContext['version'],
): Promise<Result<Reply>> {
  const found = await quiz.find(request, id);
  if (isRejected(found)) return found;
  if (found.closing === undefined) return quiz.prompt(found, 'asker');
  const settled = await quiz.settled(request.id, id);
  const known = (await ports.documents.load(reportsOf(request.id), isReported))?.value.reports ?? [];
  const before = known.find(({ question }) => question === id);
  return reportedReply(before?.number ?? (await keep(ports, request.id, settled, version)));
}

async function keep(
  ports: Ports,
  channel: ChannelId,
  settled: Settled,
  version: ChannelContext['version'],
): Promise<number> {
  const number = await nextNumber(ports, channel.team);
  const { question, pin, tally, id } = settled;
  const copy = pin !== undefined && 'version' in pin ? await version(pin.version) : undefined;
  const packed = copy === undefined ? undefined : packCluster(copy.cluster);
  const report: Report = {
    channel: channel.channel,
    at: ports.clock.now(),
    program: PROGRAM,
    question,
    ...(pin === undefined ? {} : { pin }),
    ...(packed === undefined ? {} : { copy: packed }),
    chosen: tally.map(({ letter }) => letter),
  };
  await ports.documents.save(placeOf(channel.team, number), 1, report, KEPT);
  const added = await addTo(ports, channel, number, id);
  // Two at once: the number of the first one stands.
  if (added !== number) await ports.documents.remove(placeOf(channel.team, number));
  return added;
}

/** Answers with the number under which the channel has this question. */
async function addTo(ports: Ports, channel: ChannelId, number: number, question: string): Promise<number> {
  let oldest: readonly Reported['reports'][number][] = [];
  const after = await changeDocument(ports.documents, reportsOf(channel), isReported, KEPT, (before) => {
    const reports = before?.reports ?? [];
    if (reports.some((one) => one.question === question)) return undefined;
    const all = [...reports, { number, question }];
    oldest = all.slice(0, Math.max(0, all.length - MOST));
    return { reports: all.slice(-MOST) };
  });
  await Promise.all(oldest.map((one) => ports.documents.remove(placeOf(channel.team, one.number))));
  return after?.reports.find((one) => one.question === question)?.number ?? number;
}

async function nextNumber({ documents }: Ports, team: string): Promise<number> {
  const place = { owner: { team }, name: 'REPORTS' };
  const after = await changeDocument(documents, place, isCounter, 10 * KEPT, (before) => ({
    last: (before?.last ?? 0) + 1,
  }));
  return after?.last ?? 1;
}

/**
 * `quiz report 12` and `quiz report 12 replay`. Numbers can be guessed, and a question shows a cluster: a report is shown
 * only in the channel that it was made in.
 */
export async function reported(
  ports: Ports,
  { id }: Pick<QuizRequest, 'id'>,
  [typed = '', what]: readonly string[],
): Promise<Result<Reply>> {
  const number = /^#?\d{1,9}$/.test(typed) ? Number(typed.replace('#', '')) : undefined;
  if (number === undefined || (what !== undefined && what !== 'replay')) return unknownReport(typed);
  const report = (await ports.documents.load(placeOf(id.team, number), isReport))?.value;
  if (report?.channel !== id.channel) return unknownReport(typed);
  if (what === 'replay') return replayReply(report.question, number, replay(report.question, copyOf(report)));
  const { question, chosen, program, at } = report;
  return reportReply(question, { number, chosen, program, ago: agoOf(at, ports.clock.now()) });
}

function copyOf({ pin, copy }: Report) {
  if (copy !== undefined) return unpackCluster(copy);
  return pin !== undefined && 'example' in pin ? buildExample(pin.example) : undefined;
}

const placeOf = (team: string, number: number): Place => ({
  owner: { team },
  name: `REPORT#${String(number).padStart(9, '0')}`,
});
const reportsOf = (channel: ChannelId): Place => ({ owner: { channel }, name: 'REPORTS' });

const isReport: Check<Report> = (value): value is Fields & Report => {
  const { channel, question, chosen, at, program } = value;
  const areLetters = Array.isArray(chosen) && chosen.every(isLetter);
  return [channel, program].every(isText) && isQuestion(question) && areLetters && Number.isFinite(at);
};
const isReported: Check<Reported> = (value): value is Fields & Reported =>
  isList(value.reports, ({ number, question }) => Number.isInteger(number) && isText(question));
const isCounter: Check<{ readonly last: number }> = (value): value is Fields & { readonly last: number } =>
  Number.isInteger(value.last);
