/**
 * Versions of channels' clusters as the Kubernetes API serves them: their times moved by one constant each, so that the
 * age of an object, counted by a clock on the wall, begins where the channel's last change ended.
 */
import { Cluster } from '../../cluster/cluster';
import { shifted } from '../../kube-api/shifted';
import { Latest } from '../latest';
import { newChannel } from '../new-channel';
import type { ChannelId, ChannelRecord, Clock, ClusterStore } from '../ports';

/** Channels whose versions are remembered at a time, and versions of each. */
const MOST_CHANNELS = 20;
const MOST_VERSIONS = 20;
/** Older versions that are loaded to find one. */
const MOST_LOADED = 10;

export interface Served {
  readonly record: ChannelRecord;
  /** Milliseconds by which its times are moved; whole seconds. */
  readonly shift: number;
  /** The cluster with its times as they are served. To read from. */
  readonly cluster: Cluster;
}

type Heard = (served: Served) => void;

/** What was served of one channel. */
interface Known {
  /** Oldest first. */
  readonly versions: readonly Served[];
  /** When a channel that never changed was served first. */
  readonly began: number;
}

export class ServedVersions {
  private readonly known = new Latest<Known>(MOST_CHANNELS);
  private readonly listeners = new Map<string, Set<Heard>>();

  constructor(
    private readonly ports: { readonly clusters: Pick<ClusterStore, 'load' | 'loadVersion'>; readonly clock: Clock },
  ) {}

  /** The channel as it is now. */
  async newest(id: ChannelId): Promise<Served> {
    return this.serve(id, (await this.ports.clusters.load(id)) ?? newChannel(id));
  }

  /** By how much the times of the channel are moved now. */
  async shiftNow(id: ChannelId): Promise<number> {
    return (this.known.get(keyOf(id))?.versions.at(-1) ?? (await this.newest(id))).shift;
  }

  /**
   * The latest version that ended with this resourceVersion, of those that were served, heard of, or saved lately.
   * @param newest the channel as it is now
   */
  async withResourceVersion(id: ChannelId, wanted: string, newest: Served): Promise<Served | undefined> {
    const isIt = ({ cluster }: ChannelRecord): boolean => String(cluster.resourceVersion) === wanted;
    const known = this.known.get(keyOf(id))?.versions.findLast(({ record }) => isIt(record));
    if (known !== undefined || isIt(newest.record)) return known ?? newest;
    const { version } = newest.record;
    for (let older = version - 1; older > 0 && older >= version - MOST_LOADED; older--) {
      const record = await this.ports.clusters.loadVersion(id, older);
      if (record !== undefined && isIt(record)) return this.serve(id, record);
    }
    return undefined;
  }

  /** A new version was saved: whoever listens hears of it. */
  saved(id: ChannelId, record: ChannelRecord): void {
    const listeners = this.listeners.get(keyOf(id));
    // Where nobody ever used kubectl, nothing is kept.
    if (listeners === undefined && this.known.get(keyOf(id)) === undefined) return;
    const served = this.serve(id, record);
    for (const heard of [...(listeners ?? [])]) heard(served);
  }

  /** Hears of each new version from now on. Answers how to hear no more. */
  listen(id: ChannelId, heard: Heard): () => void {
    const key = keyOf(id);
    const listeners = this.listeners.get(key) ?? new Set<Heard>();
    this.listeners.set(key, listeners.add(heard));
    return () => {
      listeners.delete(heard);
      if (listeners.size === 0) this.listeners.delete(key);
    };
  }

  private serve(id: ChannelId, record: ChannelRecord): Served {
    const now = this.ports.clock.now();
    const { versions, began } = this.known.get(keyOf(id)) ?? { versions: [], began: now };
    const same = versions.find((one) => one.record.version === record.version);
    if (same !== undefined) return same;
    const served = servedAs(record, shiftOf(record, began));
    const next = [...versions, served].sort((a, b) => a.record.version - b.record.version).slice(-MOST_VERSIONS);
    this.known.put(keyOf(id), { versions: next, began });
    return served;
  }
}

function servedAs(record: ChannelRecord, shift: number): Served {
  let cluster: Cluster | undefined;
  return {
    record,
    shift,
    // Most versions that are heard of are never read.
    get cluster() {
      return (cluster ??= shifted(new Cluster(record.cluster), shift));
    },
  };
}

/** From the cluster's clock to the wall's: when the last change of the cluster ended, by both. */
function shiftOf({ commands, cluster }: ChannelRecord, began: number): number {
  const last = commands.findLast(({ keepsCluster }) => keepsCluster !== true);
  const at = last === undefined ? began : (last.at ?? began);
  return Math.floor((at - cluster.clock) / 1000) * 1000;
}

const keyOf = ({ team, channel }: ChannelId): string => `${team}#${channel}`;
