/**
 * The list of missions: those of the tutor by number, those of the workspace by name.
 */
import { MAX_LINES, spread } from '../../diagram/text/columns';
import { button } from '../button';
import type { Reply } from '../reply';
import { spoken } from '../text';
import type { Exercise } from './exercise';
import { entriesOf, numberOf } from './library';
import type { ListFacts } from './list-facts';

/** A mission that the workspace has added. */
export type OwnEntry = Pick<Exercise, 'id' | 'title' | 'minutes'>;

/** @param own what the workspace has added; with `onlyOwn` nothing else is listed */
export function missionList(facts: ListFacts, own: readonly OwnEntry[], onlyOwn = false): Reply {
  const { done, pressed } = facts;
  const built = onlyOwn ? [] : entriesOf('mission');
  const lines = built.map((entry) => missionLine(numbered(entry), entry, facts)).slice(0, MAX_LINES - 1);
  const room = MAX_LINES - lines.length;
  const picture = [...lines, ...ownLines(own, room, facts)];
  const all = [...built, ...own];
  const next = all.find(({ id }) => !done.includes(id));
  const headline =
    all.length === 0 ? 'No missions of this workspace yet' : `${all.length} missions: incidents that a team mends`;
  const notice =
    all.length === 0
      ? 'Write one and add it: docs/authoring.md tells how.'
      : `Something is wrong in each. Find out what it is, and mend it together. One of them: /kube mission start ${onlyOwn ? (own[0]?.id ?? 1) : 3}`;
  return {
    audience: 'asker',
    command: onlyOwn ? 'mission ours' : 'mission list',
    pressed,
    headline,
    story: [],
    ...(picture.length === 0 ? {} : { picture }),
    notice,
    buttons: [
      ...(next === undefined ? [] : [button(startLabel(next), `mission start ${next.id}`)]),
      { label: 'All lessons', run: 'lesson list' },
      ...(onlyOwn ? [{ label: 'All missions', run: 'mission list' }] : [{ label: 'Show progress', run: 'progress' }]),
    ],
    text: spoken([headline, ...all.map((entry) => spokenLine(entry, facts)), notice]),
  };
}

/** Those of the workspace under a line of their own; what does not fit is counted. */
function ownLines(own: readonly OwnEntry[], room: number, facts: ListFacts): readonly string[] {
  if (own.length === 0) return [];
  if (room <= 2) return [spread('of this workspace', `${own.length}: mission ours`)];
  const lines = own.map((entry) => missionLine(entry.id, entry, facts));
  const shown = lines.length < room ? lines : lines.slice(0, room - 2);
  const left = lines.length - shown.length;
  return ['of this workspace', ...shown, ...(left === 0 ? [] : [`${left} more`])];
}

const missionLine = (name: string, { id, minutes }: OwnEntry, { done, now }: ListFacts): string =>
  spread(name, id === now ? 'now' : done.includes(id) ? 'done' : `${minutes}m`);

/** ` 3 The release that hangs`: its name is not shown, since people start it by its number. */
const numbered = ({ id, title }: OwnEntry): string =>
  `${String(numberOf({ kind: 'mission', id })).padStart(2)} ${title}`;

function startLabel({ id }: OwnEntry): string {
  const number = numberOf({ kind: 'mission', id });
  return number === undefined ? 'Start the next' : `Start mission ${number}`;
}

function spokenLine({ id, title }: OwnEntry, { done, now }: ListFacts): string {
  const number = numberOf({ kind: 'mission', id });
  const name = number === undefined ? `${id}, ${title}` : `Mission ${number}, ${title}`;
  return `${name}${id === now ? ', runs now' : done.includes(id) ? ', done' : ''}`;
}
