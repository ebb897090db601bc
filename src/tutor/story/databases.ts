/**
 * Tells what the members of a database did among themselves: who leads, who copies, what was lost.
 */
import { isSilent } from '../../api/node-state';
import { own } from '../../api/own';
import type { Step, StepVerb } from '../../cluster/step';
import { isReady } from '../../diagram/pod-state';
import { tellRows } from './database-rows';
import { stayedLeader } from './database-stays';
import type { Entry } from './lines';
import { listed } from './pod-name';
import { byTime, detailOf, type Happening, since, type Told, withVerb } from './telling';

const OWN: readonly StepVerb[] = ['took-lead', 'lost-lead', 'followed', 'took-row', 'copied-rows', 'lost-rows'];

/** One line for what happens at one time, as far as people would ask for it. */
export function tellDatabases(happening: Happening): Told {
  const did = withVerb(happening.steps, ...OWN);
  const sets = [...new Set(did.map(setOf))];
  const entries = sets.flatMap((set) =>
    tellOne(
      did.filter((step) => setOf(step) === set),
      happening,
    ),
  );
  const stayed = stayedLeader(happening, did);
  return { entries, last: stayed, covered: new Set(did.map((step) => step.id)) };
}

/** `db` of `db-2`. */
const setOf = ({ object }: Step): string => object.name.replace(/-\d+$/, '');

/** A lead that is lost and taken more often than this is not told each time. */
const MOST_CHANGES = 3;

function tellOne(steps: readonly Step[], happening: Happening): readonly Entry[] {
  const changes = withVerb(steps, 'took-lead', 'lost-lead');
  const last = changes.at(-1);
  if (last !== undefined && changes.length > MOST_CHANGES) return [restless(last, steps, happening)];
  const first = withVerb(steps, 'took-lead').find((step) => detailOf(step, 'old') === '');
  const copies = first === undefined ? [] : idleFollowers(first, steps);
  const beginning = first === undefined ? [] : [firstLead(first, copies, happening)];
  const others = steps.filter((step) => step !== first && !copies.includes(step));
  const emptied = withVerb(happening.steps, 'lost-disk').map(({ object }) => object.name);
  const later = byTime(others).flatMap((group) => {
    const told = group.filter((step) => isWorthTelling(step, steps, happening));
    const text = [...leads(told, happening), ...tellRows(told, emptied)].join('; ');
    const [one] = told;
    if (one === undefined || text === '') return [];
    const weight = told.every((step) => step.verb === 'followed' && isIdle(step, steps)) ? 4 : 9;
    return [{ ...entry(one, happening, text, told.length), weight }];
  });
  return [...beginning, ...wayToLeader(steps, happening), ...later];
}

/** Members that keep ending, one after another or all of them. */
function restless(last: Step, steps: readonly Step[], happening: Happening): Entry {
  const times = withVerb(steps, 'took-lead').length;
  const now = last.verb === 'took-lead' ? `${last.object.name} leads now` : 'nobody leads now';
  return { ...entry(last, happening, `a new leader ${times} times; ${now}`, steps.length), weight: 7 };
}

/** `db-0 leads, db-1 and db-2 copy from it`, where nobody led before. */
function firstLead(first: Step, copies: readonly Step[], happening: Happening): Entry {
  const who = listed(
    copies.map(({ object }) => object.name),
    'others',
  );
  const copying = copies.length === 0 ? '' : `, ${who} ${copies.length === 1 ? 'copies' : 'copy'} from it`;
  return entry(copies.at(-1) ?? first, happening, `${first.object.name} leads${copying}`, 1 + copies.length);
}

/** Those that follow a new leader and have nothing to catch up. */
function idleFollowers(lead: Step, steps: readonly Step[]): readonly Step[] {
  return withVerb(steps, 'followed').filter(
    (step) => step.id > lead.id && detailOf(step, 'leader') === lead.object.name && isIdle(step, steps),
  );
}

function isIdle(step: Step, steps: readonly Step[]): boolean {
  const hasLost = withVerb(steps, 'lost-rows').some(
    ({ at, object }) => at === step.at && object.name === step.object.name,
  );
  return step.detail?.rows === 0 && !hasLost;
}

/** A member that follows is worth a word when it followed somebody else before, or had something to catch up. */
function isWorthTelling(step: Step, steps: readonly Step[], { before, after }: Happening): boolean {
  if (step.verb !== 'followed' || !isIdle(step, steps)) return true;
  const isImplied = withVerb(steps, 'took-lead').some(({ at }) => at === step.at);
  const others = withVerb(steps, 'followed').filter(({ object }) => object.name === step.object.name);
  if (others.some((other) => !isIdle(other, steps))) return false;
  const pod = after.resolve(step.object);
  const key = `${step.object.namespace ?? ''}/${setOf(step)}`;
  const followedBefore = own(before.machines.databases.get(key)?.members, step.object.name);
  if (followedBefore === detailOf(step, 'leader')) return false;
  return !isImplied && others.at(-1) === step && pod?.kind === 'Pod' && isReady(pod);
}

function leads(group: readonly Step[], happening: Happening): readonly string[] {
  const took = withVerb(group, 'took-lead').map((step) => {
    const because = step.because === undefined ? '' : `${step.because}, so `;
    return `${because}${step.object.name} leads${withoutLeader(step, happening)}`;
  });
  const lost = withVerb(group, 'lost-lead').map(({ because = 'no member answers', detail }) =>
    detail?.silentFor !== undefined ? `${because}, and nobody else can lead` : `${because}, so nobody leads`,
  );
  return [...took, ...lost];
}

/** What the silence meant for users; one that is cut off with its Node may have taken writes that nobody hears of. */
function withoutLeader({ detail, object }: Step, { before, after }: Happening): string {
  const silence = detail?.silentFor;
  const old = before.get('Pod', String(detail?.old ?? ''), object.namespace);
  if (silence === undefined || isSilent(after.get('Node', old?.spec.nodeName ?? ''))) return '';
  return `; for ${silence}s nobody took writes`;
}

/** A write may come to any member: the client library, or the member, gives it to the leader. */
function wayToLeader(steps: readonly Step[], happening: Happening): readonly Entry[] {
  const row = withVerb(steps, 'took-row').find(({ detail }) => detail?.believes !== 1);
  const set = happening.after.get('StatefulSet', row === undefined ? '' : setOf(row), row?.object.namespace);
  const isForwarded = withVerb(happening.steps, 'forwarded').length > 0;
  if (row === undefined || set === undefined || set.spec.replicas < 2 || !isForwarded) return [];
  const text = `any member passes a write on to the leader, ${row.object.name}`;
  return [{ ...entry(row, happening, text, 0), order: row.id - 0.5, weight: 5 }];
}

function entry(step: Step, happening: Happening, text: string, steps: number): Entry {
  return { at: since(step, happening), order: step.id, text: `database: ${text}`, weight: 9, steps };
}
