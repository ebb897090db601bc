/**
 * The reply to `curl NAME /rows`: the rows as one member tells them, and how many each member has.
 */
import type { Requests, RowsOf } from '../../commands/verb';
import { describeMembers, drawMembers, type MemberRow } from '../../diagram/text/member-table';
import { shortName } from '../../diagram/short-name';
import { button } from '../button';
import type { Situation } from '../situation';
import { count } from '../story/pod-name';
import { loneRows, memberRows, shareRows } from './database-members';
import type { OwnPicture, OwnReply } from './own-reply';
import { isReadyNow, siblings, titleOf, withRows } from './rows-told';

export const rowsReply: OwnReply = {
  headline: (situation) => withRows(situation, ({ database, requests }) => rowsHeadline(database, requests, situation)),
  picture: (situation) => withRows(situation, ({ database }) => rowsPicture(database, situation)),
  notice: (situation) =>
    withRows(situation, ({ database: { set, member } }) => {
      if (set !== undefined) return 'the leader told them. A copy has the same rows in a file of its own, /data/rows.';
      return shareRows(situation.after, siblings(member, situation.after))
        ? 'all these Pods read one file. A StatefulSet of the image db gives each Pod a copy of its own.'
        : 'each of these Pods has rows of its own. A StatefulSet of the image db keeps them equal.';
    }),
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

function rowsPicture(database: RowsOf, situation: Situation): OwnPicture {
  const { set, member } = database;
  const { after } = situation;
  const table: readonly MemberRow[] =
    set === undefined ? loneRows(after, siblings(member, after)) : memberRows(after, set);
  return { lines: drawMembers(titleOf(database, situation), table), described: describeMembers(table) };
}
