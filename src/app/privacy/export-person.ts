/**
 * Everything that is stored about one person, to read: what is theirs alone, and what names them in what others share.
 */
import { loadCourses } from '../courses/course';
import { keptMissions } from '../exercises/workspace-missions';
import type { ChannelId, Ports } from '../ports';
import { loadSchedule } from '../schedules/schedule';
import type { Belonging, Belongings, PersonId } from './belongings';
import { type NamedInSettings, namedInSettings, type NamedInWorkspace, namedInWorkspace } from './named-in-settings';

export type ExportPorts = Pick<Ports, 'clusters' | 'quizzes' | 'documents' | 'clock'> & {
  readonly belongings: Belongings;
};

/** More than almost anybody has; what is over it is not read, and the export says that it is not whole. */
const MOST_ITEMS = 3_000;
const MOST_CHANNELS = 100;
/** Questions of a channel that are looked at. */
const MOST_QUESTIONS = 400;

/** What a channel has of somebody. */
export interface InChannel {
  readonly channel: string;
  readonly commands: readonly { readonly command: string; readonly at?: string; readonly outcome?: string }[];
  /** Names of saved copies. */
  readonly saves: readonly string[];
  /** Ids of questions that they asked. */
  readonly asked: readonly string[];
  /** Ids of questions that they closed or gave more time, and of those whose count they are in. */
  readonly closed: readonly string[];
  readonly counted: readonly string[];
  readonly hasSchedule: boolean;
  readonly settings: NamedInSettings;
}

export interface PersonExport {
  readonly team: string;
  readonly person: string;
  readonly made: string;
  /** Whether everything was read. */
  readonly isWhole: boolean;
  readonly documents: readonly { readonly name: string; readonly value: unknown }[];
  readonly answers: readonly { readonly channel: string; readonly question: string; readonly value: unknown }[];
  /** Channels whose cluster they looked at last without changing it. */
  readonly looks: readonly string[];
  readonly channels: readonly InChannel[];
  readonly courses: readonly string[];
  readonly missions: readonly string[];
  readonly workspace: NamedInWorkspace;
}

export async function exportOf(ports: ExportPorts, id: PersonId): Promise<PersonExport> {
  const { team, person } = id;
  const { belongings, clock } = ports;
  const own = await belongings.ofPerson(id, MOST_ITEMS);
  const places = [...new Set(own.flatMap(({ channel }) => channel ?? []))];
  const ids = places.slice(0, MOST_CHANNELS);
  const channels = [];
  for (const channel of ids) channels.push(await inChannel(ports, { team, channel }, person));
  const names = new Set(channels.flatMap((one) => one.names));
  const missions = names.size === 0 ? [] : await keptMissions(ports, team);
  const courses = await loadCourses(ports, team);
  return {
    team,
    person,
    made: new Date(clock.now()).toISOString(),
    isWhole: own.length < MOST_ITEMS && ids.length === places.length,
    documents: own.flatMap(({ kind, name, value }) => (kind === 'document' ? [{ name, value }] : [])),
    answers: own.flatMap(answerOf),
    looks: own.flatMap(({ kind, channel }) => (kind === 'look' && channel !== undefined ? [channel] : [])),
    channels: channels.map(({ names: _, ...rest }) => rest),
    courses: courses.filter(({ by, helpers }) => by.id === person || helpers.includes(person)).map((one) => one.id),
    missions: missions.filter(({ mission }) => names.has(mission.by)).map((one) => one.id),
    workspace: await namedInWorkspace(ports, id, names),
  };
}

function answerOf({ kind, channel = '', name, value }: Belonging): PersonExport['answers'] {
  return kind === 'answer' ? [{ channel, question: name, value }] : [];
}

async function inChannel(
  ports: ExportPorts,
  id: ChannelId,
  person: string,
): Promise<InChannel & { readonly names: readonly string[] }> {
  const [record, questions, schedule] = await Promise.all([
    ports.clusters.load(id),
    ports.quizzes.recent(id, MOST_QUESTIONS),
    loadSchedule(ports, id),
  ]);
  const commands = (record?.commands ?? []).filter(({ by }) => by === person);
  const names = [...new Set(commands.flatMap(({ name }) => name ?? []))];
  return {
    channel: id.channel,
    commands: commands.map(({ command, at, outcome }) => ({
      command,
      ...(at === undefined ? {} : { at: new Date(at).toISOString() }),
      ...(outcome === undefined ? {} : { outcome }),
    })),
    saves: (record?.saves ?? []).filter(({ by }) => names.includes(by)).map(({ name }) => name),
    asked: questions.filter(({ askedBy }) => askedBy.id === person).map((one) => one.id),
    closed: questions
      .filter((one) => [one.closing?.by?.id, one.discussion?.by.id].includes(person))
      .map((one) => one.id),
    counted: questions.filter(({ tally }) => tally?.some((one) => one.person === person)).map((one) => one.id),
    hasSchedule: schedule?.by.id === person,
    settings: namedInSettings(record?.settings ?? {}, person),
    names,
  };
}
