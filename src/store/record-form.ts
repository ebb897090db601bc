/**
 * The stored form of a channel's record: JSON, packed. Every form that was ever written has fixtures in
 * test/fixtures/store, and they must load for ever.
 */
import { type ChannelRecord, StoreError } from '../app/ports';
import { isFields } from '../api/fields';
import { isChannelSettings } from '../app/settings/channel-settings';
import { checkCluster, CodecError } from '../cluster/codec';
import type { ClusterState } from '../cluster/state';
import { storedCluster, writtenOut } from '../cluster/stored/stored-cluster';
import { compress, decompress } from './compress';

/** Version of the form that is written. */
export const FORM = 4;

type Stored = Omit<ChannelRecord, 'version'>;

export function packRecord(record: ChannelRecord): Uint8Array {
  const { version: _elsewhere, ...stored } = record;
  return packValue(stored);
}

/** The value that `packRecord` packed, its clusters written out. Throws CodecError or another error for anything else. */
export function valueOfRecord(bytes: Uint8Array): unknown {
  return withClusters(JSON.parse(decompress(bytes)), (cluster) => checkCluster(writtenOut(cluster)));
}

/** A value that `valueOfRecord` answered with, packed again. */
export function packValue(value: unknown): Uint8Array {
  return compress(
    JSON.stringify(withClusters(value, (cluster) => (isCluster(cluster) ? storedCluster(cluster) : cluster))),
  );
}

/** The value with its own cluster, and the one in which an exercise began, in another form. */
function withClusters(value: unknown, change: (cluster: unknown) => unknown): unknown {
  if (!isFields(value) || !isFields(value.cluster)) return value;
  const { cluster, exercise } = value;
  const began = isFields(exercise) && isFields(exercise.began) ? { began: change(exercise.began) } : {};
  return {
    ...value,
    cluster: change(cluster),
    ...(isFields(exercise) ? { exercise: { ...exercise, ...began } } : {}),
  };
}

const isCluster = (value: unknown): value is ClusterState =>
  isFields(value) && Array.isArray(value.objects) && Array.isArray(value.steps);

/** The record that `packRecord` packed. Throws StoreError for anything else. */
export function unpackRecord(form: number, version: number, bytes: Uint8Array): ChannelRecord {
  if (form > FORM) {
    throw new StoreError('newer', `version ${version} was saved by a newer program (form ${form}, known: ${FORM})`);
  }
  let value: unknown;
  try {
    value = JSON.parse(decompress(bytes));
  } catch (error) {
    throw new StoreError('corrupt', `version ${version} of the channel cannot be unpacked`, { cause: error });
  }
  try {
    return { ...checkRecord(withClusters(value, writtenOut)), version };
  } catch (error) {
    // Where a list or a record should be is something else.
    const isDamaged = error instanceof TypeError;
    if (!isDamaged && !(error instanceof CodecError)) throw error;
    const why = isDamaged ? 'what belongs to the cluster is damaged' : error.message;
    throw new StoreError(!isDamaged && error.newer ? 'newer' : 'corrupt', `version ${version}: ${why}`, {
      cause: error,
    });
  }
}

/** Checks the form. What earlier programs did not write begins empty. */
function checkRecord(value: unknown): Stored {
  const stored = (value ?? {}) as { readonly [Field in keyof Stored]?: Partial<Stored[Field]> };
  const { requests, commands, undo, redo, taught, saves = [], seen = [], limits = {}, shown = [] } = stored;
  const lists = [requests, commands, undo, redo, taught?.terms, saves, seen, shown];
  if (!lists.every(Array.isArray) || !Number.isInteger(taught?.replies)) {
    throw new CodecError(false, 'what belongs to the cluster is incomplete');
  }
  const whole = { ...stored, saves, seen, limits, shown } as Stored;
  if (![...whole.undo, ...whole.redo].every(Number.isInteger)) {
    throw new CodecError(false, 'undo is not a list of versions');
  }
  if (![...whole.saves, ...whole.seen].every(({ version }) => Number.isInteger(version))) {
    throw new CodecError(false, 'saves are not a list of versions');
  }
  if (![whole.limits.nodes ?? 0, whole.limits.pods ?? 0].every(Number.isInteger)) {
    throw new CodecError(false, 'limits are not numbers');
  }
  if (whole.settings !== undefined && !isChannelSettings(whole.settings)) {
    throw new CodecError(false, 'settings are not what they should be');
  }
  const { exercise, exercisesDone = [] } = whole;
  if (!Array.isArray(exercisesDone)) throw new CodecError(false, 'exercises that were done are not a list');
  return {
    ...whole,
    cluster: checkCluster(whole.cluster),
    ...(exercise === undefined ? {} : { exercise: checkExercise(exercise) }),
  };
}

function checkExercise(exercise: NonNullable<Stored['exercise']>): NonNullable<Stored['exercise']> {
  const { id, step, asked, made, counts, people, began } = exercise as Partial<typeof exercise>;
  const isWhole =
    typeof id === 'string' &&
    [step, asked, counts?.commands].every(Number.isInteger) &&
    [made?.pods, made?.replicaSets, people].every(Array.isArray);
  if (!isWhole) throw new CodecError(false, 'the exercise is incomplete');
  return { ...exercise, began: checkCluster(began) };
}
