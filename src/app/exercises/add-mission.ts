/**
 * Adds a mission to a workspace: read, played through, and kept. Nothing of it is code: it runs in the simulator only.
 */
import type { Rejection, Result } from '../../api/rejection';
import { Cluster } from '../../cluster/cluster';
import { newCluster } from '../../cluster/new-cluster';
import { cut } from '../../diagram/text/columns';
import { checkExercise } from '../../tutor/exercises/check';
import type { Exercise } from '../../tutor/exercises/exercise';
import { exerciseEntries } from '../../tutor/exercises/library';
import { readExercise } from '../../tutor/exercises/read-exercise';
import type { Reply } from '../../tutor/reply';
import { STORY_COLUMNS, wrap } from '../../tutor/story/lines';
import { spoken } from '../../tutor/text';
import type { Person, Ports } from '../ports';
import { CHANNEL_QUOTA, checkQuota } from '../quota';
import { refusal } from '../refusal';
import { boundsOf } from './mission-bounds';
import { keepMission, keptMission, keptMissions, MOST_MISSIONS } from './workspace-missions';

/** Characters of a file, and milliseconds that the check may take: the answer must reach Slack in time. */
const LONGEST = 20_000;
const PATIENCE = 1_500;
/** Problems that are told at once, and characters of each: they quote the file. */
const MOST_TOLD = 3;
const LONGEST_PROBLEM = 300;

/** The answer is for the person alone. */
export async function addMission(ports: Ports, team: string, person: Person, yaml: string): Promise<Result<Reply>> {
  if (yaml.trim() === '') {
    return refusal(
      'A mission is a text of several lines.',
      'Write it as a message, and choose Add as a mission in its menu.',
      ['mission list', 'help mission'],
    );
  }
  if (yaml.length > LONGEST) {
    return notKept([`it has ${yaml.length} characters, at most ${LONGEST} fit`]);
  }
  const read = readExercise(yaml);
  if ('error' in read) return notKept([`line ${read.error.line}: ${read.error.message}`]);
  const { exercise } = read;
  if (exercise.kind === 'lesson') return notKept(['lessons come with the tutor; begin the file with mission: NAME']);
  const problems = [...(await freeName(ports, team, exercise)), ...boundsOf(exercise)];
  if (problems.length > 0) return notKept(problems);
  const end = ports.clock.now() + PATIENCE;
  const wrong = checkExercise(read, { isTimeUp: () => ports.clock.now() > end, refuses: tooLarge });
  if (wrong.length > 0) return notKept(wrong.map(({ line, message }) => `line ${line}: ${message}`));
  if ((await keepMission(ports, team, { exercise, yaml, person })) === 'conflict') {
    return notKept([`a mission called ${exercise.id} was added at the same time`]);
  }
  return kept(exercise);
}

/** No mission makes a cluster that commands could not. */
const tooLarge = (cluster: Cluster): string | undefined =>
  checkQuota(new Cluster(newCluster({ nodes: 0 })), cluster, CHANNEL_QUOTA)?.message;

async function freeName(ports: Ports, team: string, { id }: Exercise): Promise<readonly string[]> {
  if (exerciseEntries().some((entry) => entry.id === id)) return [`${id} is the name of one that comes with the tutor`];
  if ((await keptMission(ports, team, id)) !== undefined) {
    return [`a mission called ${id} is kept already: /kube mission remove ${id}`];
  }
  const count = (await keptMissions(ports, team)).length;
  return count >= MOST_MISSIONS ? [`there is room for ${MOST_MISSIONS} missions, and all of it is taken`] : [];
}

function notKept(problems: readonly string[]): Rejection {
  const told = problems
    .slice(0, MOST_TOLD)
    .map((problem) => cut(problem, LONGEST_PROBLEM))
    .join('\n');
  const more = problems.length > MOST_TOLD ? ` There are ${problems.length - MOST_TOLD} more problems.` : '';
  return refusal(`The mission was not kept.\n${told}`, `Mend it and add it again.${more}`, [
    'mission ours',
    'help mission',
  ]);
}

function kept({ id, title }: Exercise): Reply {
  const headline = `Kept: mission ${id}`.slice(0, 60);
  const notice = `${title}. Every solution reaches its goal, no wrong attempt does. Everybody in this workspace can start it.`;
  return {
    audience: 'asker',
    isPersonal: true,
    command: 'mission add',
    headline,
    story: wrap('It was played through before it was kept.', STORY_COLUMNS),
    notice,
    buttons: [
      { label: 'Start the mission', run: `mission start ${id}` },
      { label: 'Our missions', run: 'mission ours' },
    ],
    text: spoken([headline, 'It was played through before it was kept', notice]),
  };
}
