/** What must hold of a cluster that an input led to, and of one that it must not have changed. */
import type { ChannelRecord } from '../../src/app/ports';
import { Cluster } from '../../src/cluster/cluster';
import { decodeCluster, encodeCluster } from '../../src/cluster/codec';
import { invariants } from '../../src/cluster/invariants';
import type { ClusterState } from '../../src/cluster/state';
import { FORM, packRecord, unpackRecord } from '../../src/store/record-form';
import type { GivenChannel } from './given-channels';

/** It is stored and read without a loss. */
export function losses(state: ClusterState): readonly string[] {
  const text = encodeCluster(state);
  return encodeCluster(decodeCluster(text)) === text ? [] : ['storing and reading changes the cluster'];
}

/** It keeps the invariants besides. */
const unsoundness = (state: ClusterState): readonly string[] => [...invariants(new Cluster(state)), ...losses(state)];

/** The same for what is saved of a channel. */
export function unsoundRecord(record: ChannelRecord): readonly string[] {
  const { cluster } = unpackRecord(FORM, record.version, packRecord(record));
  return [...unsoundness(record.cluster), ...differences(record.cluster, cluster)];
}

/** Fields may come in another order. */
function differences(one: ClusterState, other: ClusterState): readonly string[] {
  const fields = new Set([...Object.keys(one), ...Object.keys(other)] as (keyof ClusterState)[]);
  return [...fields]
    .filter((field) => !isSame(one[field] ?? {}, other[field] ?? {}))
    .map((field) => `packing and unpacking changes ${field}`);
}

const isSame = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) === JSON.stringify(other) || ordered(one) === ordered(other);

/** As JSON, with the fields of every record in the order of the alphabet. */
function ordered(whole: unknown): string {
  return JSON.stringify(whole, (_key, value: unknown) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
  });
}

/** It is as it was given, byte for byte. */
export function changed({ record, text }: GivenChannel): readonly string[] {
  return record === undefined || encodeCluster(record.cluster) === text
    ? []
    : ['the cluster that was given has changed'];
}
