/**
 * Which version of a channel undo and redo lead to, and what was changed on the way.
 */
import type { ChannelRecord, RememberedCommand } from '../ports';

/** Versions that undo and redo remember, and that a store keeps at least. */
const REMEMBERED = 50;

type Lists = Pick<ChannelRecord, 'undo' | 'redo'>;

/** A way to another version by steps of undo or redo. */
export interface Way extends Lists {
  /** The version whose cluster comes back. */
  readonly version: number;
  readonly direction: 'back' | 'forward';
}

/** The way to a version, or to one with the same cluster; undefined where undo and redo do not lead to it. */
export function wayTo(version: number, record: ChannelRecord): Way | undefined {
  const { undo, redo } = record;
  const wanted = stateOf(version, record);
  const isThere = (entry: number) => stateOf(entry, record) === wanted;
  const back = undo.findLastIndex(isThere);
  if (back >= 0) {
    const passed = [...undo.slice(back + 1), record.version].reverse();
    return { version: undo[back]!, direction: 'back', undo: undo.slice(0, back), redo: latest([...redo, ...passed]) };
  }
  const forward = redo.findLastIndex(isThere);
  if (forward < 0) return undefined;
  const passed = [record.version, ...redo.slice(forward + 1).reverse()];
  return {
    version: redo[forward]!,
    direction: 'forward',
    undo: latest([...undo, ...passed]),
    redo: redo.slice(0, forward),
  };
}

function latest(versions: readonly number[]): readonly number[] {
  return versions.slice(-REMEMBERED);
}

/** The version in which the cluster became what it is in this one: settings leave it, undo and redo bring it back. */
export function stateOf(version: number, record: ChannelRecord): number {
  const command = made(version, record);
  if (command?.keepsCluster === true) return stateOf(version - 1, record);
  return command?.to === undefined || command.to >= version ? version : stateOf(command.to, record);
}

/** The oldest version that can be gone to. */
export function oldestOf({ version, undo }: ChannelRecord): number {
  return Math.max(0, Math.min(version - REMEMBERED, ...undo));
}

/** The command that made a version. */
function made(version: number, { commands }: ChannelRecord): RememberedCommand | undefined {
  return commands.find((command) => command.version === version);
}

/** The change that made the cluster what it is in a version; undefined where it is not remembered any more. */
export function changeTo(version: number, record: ChannelRecord): string | undefined {
  const own = made(stateOf(version, record), record);
  // Records of earlier programs do not say where an undo led.
  return own?.command === 'undo' ? undefined : (own?.of ?? own?.command);
}
