/**
 * The reply to `curl NAME /add TEXT`: the way of a row, and who has it.
 */
import { cut, PHONE_COLUMNS } from '../../diagram/text/columns';
import { describeMembers, drawMembers, LEADS } from '../../diagram/text/member-table';
import { shortName } from '../../diagram/short-name';
import { button } from '../button';
import { recoverNode } from '../buttons/recover-node';
import type { Button } from '../reply';
import type { Situation } from '../situation';
import { textOfRow } from '../story/database-rows';
import { count, listed } from '../story/pod-name';
import { loneRows, memberRows } from './database-members';
import type { OwnPicture, OwnReply } from './own-reply';
import { isReadyNow, type RowsTold, siblings, titleOf, withRows } from './rows-told';

export const addReply: OwnReply = {
  headline: (situation) => withRows(situation, addHeadline),
  picture: (situation) => withRows(situation, (about) => addPicture(about, situation)),
  notice: (situation) => withRows(situation, addNotice),
  buttons: (situation) => withRows(situation, (about) => addButtons(about, situation)),
};

function addHeadline({ database, copies, isLate, text, requests }: RowsTold): string {
  const { member, set, through, added } = database;
  const name = shortName(member);
  const what = added.length > 1 ? count(added.length, 'row') : text;
  if (isLate) return `${name} took ${what}; nobody else has it`;
  const took = through === undefined ? `${name} took ${what}` : `${requests.service.name} passed ${what} to ${name}`;
  if (set === undefined) {
    return copies.length === 0 ? `${took}; no other Pod has it` : `${took}, on the one disk of all`;
  }
  if (database.members.length === 1) return `${took}; there is no other member`;
  if (copies.length === 0) return `${took}; no copy has it yet`;
  const who = listed(copies, 'others');
  return `${took}; ${who} copied ${added.length > 1 ? 'them' : 'it'}`;
}

/** The way of the row as a tree; where a member that was left behind took it, who has how many. */
function addPicture(about: RowsTold, situation: Situation): OwnPicture {
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
    ...(table.length > 0 ? ['', ...drawMembers(titleOf(database, situation), table)] : []),
    ...(table.length === 0 && mark !== '' ? ['', LEADS] : []),
  ];
  return {
    lines: drawn.map((line) => cut(line, PHONE_COLUMNS)),
    described: [...describedPath(about), ...describeMembers(table)],
  };
}

function describedPath({ database, copies, requests }: RowsTold): readonly string[] {
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

function addNotice({ database, isLate, copies }: RowsTold): string {
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

function addButtons({ database, isLate, requests, copies }: RowsTold, situation: Situation): readonly Button[] {
  const { name } = requests.service;
  const { member, set, through } = database;
  const rows = button('Show the rows', `curl ${name} /rows`);
  const silent = member.spec.nodeName ?? '';
  if (isLate) return [recoverNode(silent), rows];
  if (set === undefined) {
    const isFree = situation.after.get('Service', 'rows', 'default') === undefined;
    return isFree ? [rows, button('Use a StatefulSet', 'deploy rows 3 statefulset --image db:v1')] : [rows];
  }
  const copy = copies.find((one) => isReadyNow(one, situation));
  const read = copy === undefined ? [] : [button(`Read from ${copy}`, `read ${copy} /data/rows`)];
  const crash = isReadyNow(member.metadata.name, situation)
    ? [button(`Crash ${member.metadata.name}`, `crash pod ${member.metadata.name} --loop`)]
    : [];
  const front =
    through === undefined ? [] : [button(`Delete ${shortName(through)}`, `delete pod ${through.metadata.name}`)];
  return [...read, ...front, ...crash, rows];
}
