/**
 * A cluster as text that is short enough to be kept in a document.
 */
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { decodeCluster, encodeCluster } from '../cluster/codec';
import type { ClusterState } from '../cluster/state';
import { StoreError } from './ports';

/** Characters. An item of the table holds 400 KB, with all that stands beside it. */
const LONGEST = 200_000;
/** Bytes that it may unpack to. */
const LARGEST = 64 * 1024 * 1024;

/** Undefined for a cluster that is too large. */
export function packCluster(state: ClusterState): string | undefined {
  const text = deflateRawSync(encodeCluster(state)).toString('base64');
  return text.length <= LONGEST ? text : undefined;
}

/** The cluster that `packCluster` packed. Throws StoreError for anything else. */
export function unpackCluster(text: string): ClusterState {
  try {
    return decodeCluster(inflateRawSync(Buffer.from(text, 'base64'), { maxOutputLength: LARGEST }).toString('utf8'));
  } catch (error) {
    throw new StoreError('corrupt', 'the copy of a cluster cannot be unpacked', { cause: error });
  }
}
