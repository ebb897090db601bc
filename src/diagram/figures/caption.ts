/**
 * The lines above a picture: what it is about, and when that was. A picture makes sense alone, wherever it is posted.
 */
import { CLUSTER_EPOCH } from '../../cluster/time';
import { paragraph } from '../drawing/paragraph';
import { column, type Piece, words } from '../drawing/piece';
import { duration } from '../duration';
import type { Scene } from '../scene';
import { SMALL } from './chip';

export interface Caption {
  /** The outcome, as the headline of a reply. */
  readonly title: string;
  /**
   * What was typed, without the name of the slash command, which a workspace chooses, and without a manifest; left out
   * where nothing was.
   */
  readonly command?: string;
}

/** Title, virtual time, and the command that led there. */
export function caption({ title, command }: Caption, { before, after }: Scene, width: number): Piece {
  const took = after.now - before.now;
  const passed = took > 0 ? [duration(took)] : [];
  const cause = command === undefined ? (took > 0 ? ['the command'] : []) : [command];
  const since = cause.length === 0 ? [] : [[...passed, 'after', ...cause].join(' ')];
  const parts = ['practice cluster', `virtual time ${duration(after.now - CLUSTER_EPOCH)}`, ...since];
  return column(
    [
      ...(title === '' ? [] : [paragraph(title, { size: 15, weight: 'strong' }, width, 2)]),
      words(parts.join(', '), { size: SMALL, tone: 'faint' }, width),
    ],
    2,
  );
}
