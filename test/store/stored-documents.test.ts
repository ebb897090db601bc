/**
 * Documents that were once written must load for ever. test/fixtures/documents has items as they lay in the table: each is
 * never changed, and a new form gets a file of its own. UPDATE_GOLDEN=1 writes those that are missing, and no other.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type AttributeValue, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { loadCourses } from '../../src/app/courses/course';
import { loadChannelCourse } from '../../src/app/courses/channel-course';
import { keptMissions } from '../../src/app/exercises/workspace-missions';
import { loadInstallation, saveInstallation } from '../../src/app/installations/installation';
import { exercisesDone } from '../../src/app/learners/exercises-done';
import { loadLearner } from '../../src/app/learners/learner';
import { WorkspacePictures } from '../../src/app/pictures/workspace-pictures';
import { endErasure, erasures, noteErasure } from '../../src/app/privacy/erasures';
import { loadSchedule } from '../../src/app/schedules/schedule';
import { fillWorkspace, LEAVER } from '../app/privacy/full-workspace';
import { WholeTable } from '../app/privacy/whole-table';
import { TABLE } from '../contract/dynamo-under-test';

type Item = Record<string, AttributeValue>;

const FOLDER = join(__dirname, '..', 'fixtures', 'documents');
const FILES = ['form-1.json'];
const TEAM = 'T0ONE';
/** Names of documents, and of what a quiz leaves, of which a form is kept. */
const KINDS =
  /^(COURSE|QUIZ|QUIZ#.*|ANSWER#.*|HERE#U0LEAVER|DOC#(COURSE|COURSE-HERE|EXERCISES|INSTALLATION|LEARNER|MISSION|PICTURES|REPORTS?|REVIEW|SCHEDULE|SETTINGS|TEAM|PERSON)(#.*)?)$/;

async function filled(): Promise<readonly Item[]> {
  const table = await WholeTable.start();
  try {
    const { documents } = table.ports;
    const form = { form: 1, team: TEAM, teamName: 'one', app: 'A1', scopes: ['commands'], botUser: 'U0BOT' } as const;
    await saveInstallation(documents, { ...form, by: 'U0BOSS', at: 0, token: 'sealed' });
    await fillWorkspace(table, TEAM);
    await noteErasure(documents, { form: 1, kind: 'team', team: TEAM, since: 1 });
    const who = { team: TEAM, person: LEAVER.id, names: [LEAVER.name], token: 'GONE1', channels: [] };
    await noteErasure(documents, { ...who, form: 1, kind: 'person', since: 2 });
    return (await table.items()).filter(({ sk }) => KINDS.test(sk?.S ?? ''));
  } finally {
    await table.close();
  }
}

if (process.env.UPDATE_GOLDEN === '1' && !existsSync(join(FOLDER, 'form-1.json'))) {
  test('fixtures are written', async () => {
    mkdirSync(FOLDER, { recursive: true });
    writeFileSync(join(FOLDER, 'form-1.json'), `${JSON.stringify(await filled(), undefined, 1)}\n`);
  }, 30_000);
}

describe.each(FILES)('%s', (file) => {
  let table: WholeTable;
  beforeAll(async () => {
    table = await WholeTable.start();
    for (const item of JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as readonly Item[]) {
      await table.dynamo.client.send(new PutItemCommand({ TableName: TABLE, Item: item }));
    }
  }, 30_000);
  afterAll(() => table.close());

  test('everything in it is read', async () => {
    const { ports } = table;
    const { documents, quizzes, clusters } = ports;
    const squad = { team: TEAM, channel: 'C0SQUAD' };
    expect((await loadInstallation(documents, TEAM))?.value.botUser).toBe('U0BOT');
    expect((await loadCourses(ports, TEAM)).map(({ id }) => id)).toEqual(['autumn']);
    expect((await loadChannelCourse(ports, squad))?.course).toBe('autumn');
    expect((await keptMissions(ports, TEAM)).map(({ id }) => id)).toEqual(['answers-slowly']);
    expect(await exercisesDone(ports, TEAM, LEAVER.id)).toHaveLength(1);
    expect((await loadLearner(ports, { team: TEAM, person: LEAVER.id })).messages).toBeDefined();
    expect((await new WorkspacePictures(ports).setting(TEAM))?.isOn).toBe(true);
    expect((await loadSchedule(ports, { team: TEAM, channel: 'C0OTHER' }))?.times.hour).toBe(10);
    expect((await clusters.loadCourse(squad)).people).not.toEqual([]);
    const [question] = await quizzes.recent(squad, 1);
    expect(question?.tally).toHaveLength(3);
    expect(await quizzes.answers(squad, question?.id ?? '')).toHaveLength(3);
    const noted = await erasures(documents);
    expect(noted.map(({ kind }) => kind)).toEqual(['person', 'team']);
    for (const erasure of noted) await endErasure(documents, erasure);
    expect((await table.says(LEAVER, 'quiz report 1', squad)).text).toContain('Reported');
  });
});
