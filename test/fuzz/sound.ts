/** What must hold of a cluster that an input led to, and of one that it must not have changed. */
import type { ChannelRecord } from '../../src/app/ports';
import { Cluster } from '../../src/cluster/cluster';
import { decodeCluster, encodeCluster } from '../../src/cluster/codec';
import { invariants } from '../../src/cluster/invariants';
import type { ClusterState } from '../../src/cluster/state';
import { FORM, packRecord, unpackRecord } from '../../src/store/record-form';
import type { GivenChannel } from './given-channels';

/** It keeps the invariants, and is stored and read without a loss. */
export function unsoundness(state: ClusterState): readonly string[] {
  const text = encodeCluster(state);
  const again = encodeCluster(decodeCluster(text));
  return [...invariants(new Cluster(state)), ...(again === text ? [] : ['storing and reading changes the cluster'])];
}

/** The same for what is saved of a channel. */
export function unsoundRecord(record: ChannelRecord): readonly string[] {
  const read = unpackRecord(FORM, record.version, packRecord(record));
  const isSame = encodeCluster(read.cluster) === encodeCluster(record.cluster);
  return [...unsoundness(record.cluster), ...(isSame ? [] : ['packing and unpacking changes the cluster'])];
}

/** It is as it was given, byte for byte. */
export function changed({ record, text }: GivenChannel): readonly string[] {
  return record === undefined || encodeCluster(record.cluster) === text ? [] : ['the cluster that was given has changed'];
}
