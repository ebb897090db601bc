/** Fills a workspace through every feature that stores something. */
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ChannelId, Person } from '../../../src/app/ports';
import { addMission } from '../../../src/app/exercises/add-mission';
import { DAYS } from '../../../src/app/documents';
import { noteExercise } from '../../../src/app/learners/exercises-done';
import { noteNextReview } from '../../../src/app/learners/review-calendar';
import { WorkspacePictures } from '../../../src/app/pictures/workspace-pictures';
import { type Filled, WholeTable } from './whole-table';

export const LEAVER: Person = { id: 'U0LEAVER', name: 'zaphod' };
export const STAYER: Person = { id: 'U0STAYER', name: 'trillian' };
export const HELPER: Person = { id: 'U0HELPER', name: 'arthur' };

const MISSION = readFileSync(join(__dirname, '../../../docs/example.mission.yaml'), 'utf8');

export async function fillWorkspace(table: WholeTable, team: string): Promise<void> {
  const squad: ChannelId = { team, channel: 'C0SQUAD' };
  const other: ChannelId = { team, channel: 'C0OTHER' };
  const own: ChannelId = { team, channel: 'D0LEAVER' };
  for (const [person, text, id] of [
    [LEAVER, 'deploy web', squad],
    [STAYER, 'scale web 4', squad],
    [LEAVER, 'show', squad],
    [STAYER, 'scale web 5', squad],
    [LEAVER, 'save before', squad],
    [LEAVER, 'deploy db 3 statefulset', squad],
    [LEAVER, 'undo', squad],
    [STAYER, 'progress off', squad],
    [LEAVER, 'progress off', squad],
    [LEAVER, 'review on', squad],
    [LEAVER, 'settings pods 100', squad],
    [LEAVER, `settings who reset me ${STAYER.id}`, squad],
    [LEAVER, 'settings workspace admins me', squad],
    [LEAVER, 'quiz schedule daily 10:00 UTC', other],
    [LEAVER, `course new autumn here with ${HELPER.id}`, squad],
    [LEAVER, 'quiz', squad],
    [LEAVER, 'deploy web', own],
    [LEAVER, 'lesson start 1', own],
    [LEAVER, 'lesson start 2', other],
    [STAYER, 'show', other],
  ] as const) {
    await table.says(person, text, id);
  }
  await answerAll(table, squad);
  await large(table, { team, channel: 'C0LARGE' });
  const { ports } = table;
  await addMission(ports, team, LEAVER, MISSION);
  await new WorkspacePictures(ports).change(team, LEAVER, { isOn: true });
  const { exercise } = (await ports.clusters.load(other)) ?? {};
  if (exercise === undefined) throw new Error('no lesson runs');
  await noteExercise(ports, team, { ...exercise, people: [LEAVER.id, STAYER.id] });
  const learner = { team, person: LEAVER.id };
  await ports.documents.save({ owner: learner, name: 'REVIEW' }, 1, { begun: 0, items: [] }, DAYS * 14);
  await noteNextReview(ports, learner, table.clock.now() + 40 * DAYS * 1000);
  await table.clock.sleep(5 * 24 * 60 * 60_000);
  await table.says(LEAVER, 'scale web 6', squad);
}

/** The items of a workspace that was filled: for a suite in which several tests begin with one. */
export async function filledWorkspace(team: string): Promise<Filled> {
  const table = await WholeTable.start();
  await fillWorkspace(table, team);
  const filled = await table.filled();
  await table.close();
  return filled;
}

/** Answers and closes the question that is open in a channel; somebody doubts it. */
async function answerAll(table: WholeTable, id: ChannelId): Promise<void> {
  const { open } = await table.ports.quizzes.loadLog(id);
  if (open === undefined) throw new Error('no question is open');
  for (const person of [LEAVER, STAYER, HELPER]) await table.says(person, `quiz answer ${open.id} A`, id);
  await table.says(LEAVER, `quiz close ${open.id}`, id);
  await table.says(LEAVER, `quiz wrong ${open.id}`, id);
}

/** A version that is too large for one item. */
async function large(table: WholeTable, id: ChannelId): Promise<void> {
  const { clusters } = table.ports;
  const first = await table.says(LEAVER, 'deploy web', id).then(() => clusters.load(id));
  if (first === undefined) throw new Error('nothing was saved');
  const noise =
    randomBytes(30_000 * 12)
      .toString('hex')
      .match(/.{24}/g) ?? [];
  const next = { ...first, version: first.version + 1, taught: { ...first.taught, notices: noise } };
  if ((await clusters.save(id, next, first)) !== 'saved') throw new Error('not saved');
  await table.says(STAYER, 'scale web 4', id);
}
