/**
 * Who wants what, and has what, over the boxes of a wide picture: two workloads side by side.
 */
import type { Scene } from '../scene';
import type { View } from '../view';
import { WIDE_COLUMNS } from './columns';
import { ownerLines } from './owner-lines';
import { severalOwners } from './several-owners';
import { sideBySide } from './side-by-side';

const GAP = 4;
const COLUMN = (WIDE_COLUMNS - GAP) / 2;
const MOST_LINES = 8;

/** At most eight lines; where that is too few for all, three with a number for each. */
export function wideOwners({ owners }: View, { before, after, revisions }: Scene): readonly string[] {
  const blocks = owners.map((owner) =>
    ownerLines([owner], before, after, {
      withReplicaSet: true,
      withRevisions: revisions === true,
      withOldAndNew: false,
      columns: COLUMN,
    }),
  );
  const lines = sideBySide(blocks, COLUMN, GAP, 2);
  return lines.length <= MOST_LINES ? lines : severalOwners(owners, after, WIDE_COLUMNS);
}
