/**
 * Missions that a workspace has added: a document each, at most MOST_MISSIONS.
 */
import type { Exercise } from '../../tutor/exercises/exercise';
import { readExercise } from '../../tutor/exercises/read-exercise';
import { type Check, DAYS, type Owner } from '../documents';
import type { Person, Ports, SaveResult } from '../ports';

/** A mission as it was added: its file, and who added it. */
export interface KeptMission {
  readonly form: 1;
  readonly title: string;
  readonly minutes: number;
  readonly yaml: string;
  readonly by: string;
  /** Wall-clock milliseconds. */
  readonly at: number;
}

export const MOST_MISSIONS = 50;
const KEPT_FOR = 3 * 365 * DAYS;
const PREFIX = 'MISSION#';

const isKept: Check<KeptMission> = (value): value is Readonly<Record<string, unknown>> & KeptMission =>
  value.form === 1 &&
  typeof value.yaml === 'string' &&
  typeof value.title === 'string' &&
  Number.isInteger(value.minutes);

/** A mission of the workspace's own, as lists show it. */
export interface KeptEntry {
  readonly id: string;
  readonly mission: KeptMission;
}

/** All of them, in the order of their names. */
export async function keptMissions(
  { documents }: Pick<Ports, 'documents'>,
  team: string,
): Promise<readonly KeptEntry[]> {
  const found = await documents.list(ownerOf(team), PREFIX, isKept);
  return found.map(({ name, value }) => ({ id: name.slice(PREFIX.length), mission: value }));
}

export async function keptMission({ documents }: Ports, team: string, id: string): Promise<KeptMission | undefined> {
  return (await documents.load(placeOf(team, id), isKept))?.value;
}

/** The mission of a workspace, read; undefined when there is none, or when this program reads its file no more. */
export async function ownMission(ports: Ports, team: string, id: string): Promise<Exercise | undefined> {
  const kept = await keptMission(ports, team, id);
  const read = kept === undefined ? undefined : readExercise(kept.yaml);
  return read === undefined || 'error' in read ? undefined : read.exercise;
}

/** Keeps a mission under a name that is free. */
export function keepMission(
  { documents, clock }: Ports,
  team: string,
  { exercise, yaml, person }: { readonly exercise: Exercise; readonly yaml: string; readonly person: Person },
): Promise<SaveResult> {
  const { id, title, minutes } = exercise;
  const kept: KeptMission = { form: 1, title, minutes, yaml, by: person.name, at: clock.now() };
  return documents.save(placeOf(team, id), 1, kept, KEPT_FOR);
}

export function removeMission({ documents }: Ports, team: string, id: string): Promise<void> {
  return documents.remove(placeOf(team, id));
}

const ownerOf = (team: string): Owner => ({ team });
const placeOf = (team: string, id: string) => ({ owner: ownerOf(team), name: `${PREFIX}${id}` });
