/**
 * Which lesson or mission is meant: by its name, its number, a part of its title.
 */
import type { Rejection } from '../../api/rejection';
import { nearest } from '../../commands/grammar/near-miss';
import type { Exercise } from '../../tutor/exercises/exercise';
import { type ExerciseEntry, exerciseEntries, exerciseOf } from '../../tutor/exercises/library';
import type { RunningExercise } from '../../tutor/exercises/running';
import { printable } from '../../tutor/typed';
import type { Ports } from '../ports';
import { refusal } from '../refusal';
import { keptMissions, ownMission } from './workspace-missions';

/** The exercise that a channel is in; undefined when it was removed since. */
export async function exerciseHere(
  ports: Ports,
  team: string,
  { kind, id }: Pick<RunningExercise, 'kind' | 'id'>,
): Promise<Exercise | undefined> {
  return exerciseOf(kind, id) ?? (kind === 'mission' ? await ownMission(ports, team, id) : undefined);
}

/** The exercise that people name, or why there is none. */
export async function findExercise(
  kind: Exercise['kind'],
  words: readonly string[],
  ports: Ports,
  team: string,
): Promise<Exercise | Rejection> {
  const typed = words.join(' ').toLowerCase();
  const entries = exerciseEntries().filter((entry) => entry.kind === kind);
  const entry = meant(typed, entries);
  const found = entry === undefined ? undefined : exerciseOf(kind, entry.id);
  if (found !== undefined) return found;
  const own = kind === 'mission' ? await keptMissions(ports, team) : [];
  const name = plain(typed);
  const mission = own.some(({ id }) => id === name) ? await ownMission(ports, team, name) : undefined;
  if (mission !== undefined) return mission;
  const near = nearest(name, [...entries.map(({ id }) => id), ...own.map(({ id }) => id)]);
  const number = /^\d+$/.test(typed) ? `The ${kind}s are numbered 1 to ${entries.length}.` : undefined;
  return refusal(
    `No ${kind} is called "${printable(typed)}".`,
    near === undefined ? (number ?? `All ${kind}s: /kube ${kind} list`) : `Did you mean ${near}?`,
    near === undefined ? [`${kind} list`] : [`${kind} ${near}`, `${kind} list`],
  );
}

const plain = (typed: string): string => typed.trim().replaceAll(/[\s_]+/g, '-');

/** By number, by name, or by a part of name or title that only one has. */
function meant(typed: string, entries: readonly ExerciseEntry[]): ExerciseEntry | undefined {
  if (/^\d+$/.test(typed)) return entries[Number(typed) - 1];
  const exact = entries.find(({ id, title }) => id === plain(typed) || title.toLowerCase() === typed);
  if (exact !== undefined || typed.length < 3) return exact;
  const parts = entries.filter(({ id, title }) => id.includes(plain(typed)) || title.toLowerCase().includes(typed));
  return parts.length === 1 ? parts[0] : undefined;
}
