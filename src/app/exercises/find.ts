/**
 * Which lesson or mission is meant: by its name, its number, a part of its title.
 */
import type { Rejection } from '../../api/rejection';
import { nearest } from '../../commands/grammar/near-miss';
import type { Exercise } from '../../tutor/exercises/exercise';
import { entriesOf, exerciseOf } from '../../tutor/exercises/library';
import type { RunningExercise } from '../../tutor/exercises/running';
import { printable } from '../../tutor/typed';
import type { Ports } from '../ports';
import { refusal } from '../refusal';
import { type KeptEntry, keptMissions, ownMission } from './workspace-missions';

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
  const built = entriesOf(kind);
  const number = /^\d+$/.test(typed);
  const own = kind === 'mission' && !number ? (await keptMissions(ports, team)).map(ownNamed) : [];
  const named = [...built, ...own];
  const meant = number ? built[Number(typed) - 1] : called(typed, named);
  const found = meant && (await exerciseHere(ports, team, { kind, id: meant.id }));
  if (found !== undefined) return found;
  const near = nearest(
    nameIn(typed),
    named.map(({ id }) => id),
  );
  const all = number ? `The ${kind}s are numbered 1 to ${built.length}.` : `All ${kind}s: /kube ${kind} list`;
  return refusal(
    `No ${kind} is called "${printable(typed)}".`,
    near === undefined ? all : `Did you mean ${near}?`,
    near === undefined ? [`${kind} list`] : [`${kind} ${near}`, `${kind} list`],
  );
}

type Named = Pick<Exercise, 'id' | 'title'>;

const ownNamed = ({ id, mission: { title } }: KeptEntry): Named => ({ id, title });

const nameIn = (typed: string): string => typed.trim().replaceAll(/[\s_]+/g, '-');

const SHORTEST_PART = 3;

/** By its name or title, else by a part of them that only one has. */
function called(typed: string, all: readonly Named[]): Named | undefined {
  const name = nameIn(typed);
  const exact = all.find(({ id, title }) => id === name || title.toLowerCase() === typed);
  if (exact !== undefined || typed.length < SHORTEST_PART) return exact;
  const parts = all.filter(({ id, title }) => id.includes(name) || title.toLowerCase().includes(typed));
  return parts.length === 1 ? parts[0] : undefined;
}
