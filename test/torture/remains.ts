/** What is stored of a channel when all is over, read by a process that had no part in it. */
import type { ChannelRecord } from '../../src/app/ports';
import type { Remains } from './history';
import { isMarks, marksOf } from './marks';
import { type Place, storesOver } from './sandbox';

/** More than a round asks. */
const MOST_QUESTIONS = 1_000;

export async function remainsOf(channel: string, place: Place): Promise<Remains> {
  const id = { team: place.team, channel };
  const { clusters, documents, quizzes } = storesOver(place);
  const read = async (version: number): Promise<ChannelRecord | string> => {
    try {
      return (await clusters.loadVersion(id, version)) ?? 'is not there';
    } catch (error) {
      return String(error);
    }
  };
  const newest = await clusters.load(id).catch(String);
  const versions: (ChannelRecord | string)[] = typeof newest === 'string' ? [newest] : [];
  const last = typeof newest === 'string' ? 0 : (newest?.version ?? 0);
  for (let version = 1; version <= last; version++) versions.push(await read(version));
  const questions = await quizzes.recent(id, MOST_QUESTIONS);
  return {
    id,
    versions,
    marks: (await documents.load(marksOf(id), isMarks))?.value.marks ?? [],
    quizzes: await Promise.all(
      questions.map(async (question) => ({ question, answers: await quizzes.answers(id, question.id) })),
    ),
  };
}
