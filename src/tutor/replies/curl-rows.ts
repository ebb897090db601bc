/**
 * The replies to `curl NAME /add TEXT` and `curl NAME /rows`: the way of a row, and who has it.
 */
import type { Pod } from '../../api/objects';
import type { Requests, RowsOf } from '../../commands/verb';
import { cut, PHONE_COLUMNS } from '../../diagram/columns';
import { describeMembers, drawMembers, LEADS, type MemberRow } from '../../diagram/member-table';
import { isReady } from '../../diagram/pod-state';
import { shortName } from '../../diagram/short-name';
import { button } from '../button';
import type { Button } from '../reply';
import type { Situation } from '../situation';
import { textOfRow } from '../story/database-rows';
import { count, listed } from '../story/pod-name';
import { hasRow, leaderNameOf, loneRows, memberRows } from './database-members';
import type { OwnPicture, OwnReply } from './own-reply';

interface About {
  readonly requests: Requests;
  readonly database: RowsOf;
  /** Names of the members, but for the one that took the row, that have it now. */
  readonly copies: readonly string[];
  /** A member took it that only believes that it leads. */
  readonly isLate: boolean;
  readonly text: string;
}

export const addReply: OwnReply = {
  headline: (situation) => withRows(situation, addHeadline),
  picture: (situation) => withRows(situation, (about) => addPicture(about, situation)),
  notice: (situation) => withRows(situation, addNotice),
  buttons: (situation) => withRows(situation, (about) => addButtons(about, situation)),
};

function withRows<T>(situation: Situation, tell: (about: About) => T): T | undefined {
  const { requests } = situation.done;
  const database = requests?.database;
  if (requests === undefined || database === undefined) return undefined;
  const { after } = situation;
  const row = database.added.at(-1) ?? '';
  const { member, set, members } = database;
  const others = set === undefined ? siblings(member, after) : members;
  const copies = others
    .filter((pod) => pod.metadata.name !== member.metadata.name && hasRow(after, pod, row))
    .map(({ metadata }) => metadata.name);
  const isLate = set !== undefined && leaderNameOf(situation.before, set) !== member.metadata.name;
  return tell({ requests, database, copies, isLate, text: textOfRow(row, 12) });
}

function addHeadline({ database, copies, isLate, text, requests }: About): string {
  const { member, set, through, added } = database;
  const name = shortName(member);
  const what = added.length > 1 ? count(added.length, 'row') : text;
  if (isLate) return `${name} took ${what}; nobody else has it`;
  const took = through === undefined ? `${name} took ${what}` : `${requests.service.name} passed ${what} to ${name}`;
  if (set === undefined)
    {return copies.length === 0 ? `${took}; no other Pod has it` : `${took}, on the one disk of all`;}
  if (copies.length === 0) return `${took}; there is no copy yet`;
  const who = listed(copies, 'others');
  return `${took}; ${who} copied ${added.length > 1 ? 'them' : 'it'}`;
}

/** The way of the row as a tree; where a member that was left behind took it, who has how many. */
function addPicture(about: About, situation: Situation): OwnPicture {
  const { database, copies, isLate, requests } = about;
  const { member, set, through, added } = database;
  const lone =
    set === undefined && through === undefined ? loneRows(situation.after, siblings(member, situation.after)) : [];
  const table = isLate && set !== undefined ? memberRows(situation.after, set) : lone;
  const first = requests.from === undefined ? 'you' : `a program on ${requests.from}`;
  const row = added.length > 1 ? `${added.length} rows` : `row ${(added[0] ?? '').replace(/ .*/, '')}`;
  const mark = set !== undefined && !isLate ? '*' : '';
  const path = [
    ...(through === undefined ? [] : [`Service ${requests.service.name}`, `${shortName(through)} forwards it`]),
    `${shortName(member)}${mark} took ${row}`,
  ];
  const lines = [first, ...path.map((text, index) => `${'   '.repeat(index)}'- ${text}`)];
  const inside = '   '.repeat(path.length);
  const branches = (set === undefined ? [] : copies)
    .slice(0, 4)
    .map(
      (name, index, all) =>
        `${inside}${index === all.length - 1 ? "'-" : '|-'} ${name} copied ${added.length > 1 ? 'them' : 'it'}`,
    );
  const drawn = [
    ...lines,
    ...branches,
    ...(table.length > 0 ? ['', ...drawMembers(titleOf(set), table)] : []),
    ...(table.length === 0 && mark !== '' ? ['', LEADS] : []),
  ];
  return {
    lines: drawn.map((line) => cut(line, PHONE_COLUMNS)),
    described: [...describedPath(about), ...describeMembers(table)],
  };
}

function describedPath({ database, copies, requests }: About): readonly string[] {
  const { member, through, added, set } = database;
  const rows = added.length > 1 ? `${added.length} rows` : `the row ${textOfRow(added[0] ?? '')}`;
  return [
    ...(through === undefined
      ? []
      : [`Service ${requests.service.name} gave it to ${shortName(through)}, which forwarded it`]),
    `${shortName(member)} took ${rows}`,
    ...copies.map((name) => (set === undefined ? `${name} sees it on the same disk` : `${name} copied it`)),
  ];
}

function addNotice({ database, isLate, copies }: About): string {
  if (isLate) {
    return 'a leader that is cut off does not know it. When it is heard again, it copies, and this row is lost.';
  }
  if (database.through !== undefined) {
    return 'the app in front keeps nothing itself: any of its Pods could have passed the row on.';
  }
  if (database.set === undefined) {
    return copies.length === 0
      ? 'these Pods know nothing of each other: the next row may go to another, and none has them all.'
      : 'all these Pods write one file. Two that do so at the same time lose a row.';
  }
  return copies.length === 0
    ? 'the leader says OK at once. Until a copy has the row, it is in one place only.'
    : 'the leader said OK before the copies had it. For a second the row was in one place only.';
}

function addButtons({ database, isLate, requests, copies }: About, situation: Situation): readonly Button[] {
  const { name } = requests.service;
  const { member, set, through } = database;
  const rows = button('Show the rows', `curl ${name} /rows`);
  const silent = member.spec.nodeName ?? '';
  if (isLate) return [button(`Recover ${silent}`, `node recover ${silent}`), rows];
  if (set === undefined) return [rows, button('Use a StatefulSet', 'deploy rows 3 statefulset --image db:v1')];
  const copy = copies.find((one) => isReadyNow(one, situation));
  const read = copy === undefined ? [] : [button(`Read from ${copy}`, `read ${copy} /data/rows`)];
  const crash = isReadyNow(member.metadata.name, situation)
    ? [button(`Crash ${member.metadata.name}`, `crash pod ${member.metadata.name} --loop`)]
    : [];
  const front =
    through === undefined ? [] : [button(`Delete ${shortName(through)}`, `delete pod ${through.metadata.name}`)];
  return [...read, ...front, ...crash, rows];
}

function isReadyNow(name: string, { after, done }: Situation): boolean {
  const pod = after.get('Pod', name, done.requests?.service.namespace);
  return pod !== undefined && isReady(pod) && pod.metadata.deletionTimestamp === undefined;
}

export const rowsReply: OwnReply = {
  headline: (situation) => withRows(situation, ({ database, requests }) => rowsHeadline(database, requests, situation)),
  picture: (situation) => withRows(situation, (about) => rowsPicture(about, situation)),
  notice: (situation) =>
    withRows(situation, ({ database }) =>
      database.set === undefined
        ? 'each of these Pods has rows of its own. A StatefulSet of the image db keeps them equal.'
        : 'the leader told them. A copy has the same rows in a file of its own, /data/rows.',
    ),
  buttons: (situation) =>
    withRows(situation, ({ requests: { service }, database: { members, member } }) => {
      const copy = members.find(
        ({ metadata: { name } }) => name !== member.metadata.name && isReadyNow(name, situation),
      )?.metadata.name;
      return [
        button('Add a row', `curl ${service.name} /add hello`),
        ...(copy === undefined ? [] : [button(`Read from ${copy}`, `read ${copy} /data/rows`)]),
        button('Show everything', 'show'),
      ];
    }),
};

function rowsHeadline({ member, set }: RowsOf, { service }: Requests, { after }: Situation): string {
  const [row] = loneRows(after, [member]);
  const rows = count(row?.rows ?? 0, 'row');
  return set === undefined
    ? `${shortName(member)} has ${rows}`
    : `${service.name}: ${rows}, told by ${shortName(member)}`;
}

function rowsPicture({ database: { set, member } }: About, { after }: Situation): OwnPicture {
  const table: readonly MemberRow[] =
    set === undefined ? loneRows(after, siblings(member, after)) : memberRows(after, set);
  return { lines: drawMembers(titleOf(set), table), described: describeMembers(table) };
}

const titleOf = (set: RowsOf['set']): string =>
  set === undefined ? 'each Pod alone' : `database ${set.metadata.name}`;

/** Pods of the same maker. */
function siblings(pod: Pod, after: Situation['after']): readonly Pod[] {
  const maker = pod.metadata.ownerReferences?.find(({ controller }) => controller === true)?.uid;
  return maker === undefined ? [pod] : after.controlledBy('Pod', maker);
}
