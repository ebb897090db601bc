/**
 * The Kubernetes API of a channel's cluster: what is asked of it is answered from the newest version, what is to change
 * becomes a command like any other.
 */
import type { ApiRequest, ApiResponse } from '../../kube-api/request';
import { read } from '../../kube-api/respond';
import type { ChannelId, Person } from '../ports';
import type { ServedVersions } from './served-versions';

/** Who asks, and of which channel. */
export interface Caller {
  readonly id: ChannelId;
  readonly person: Person;
  /** The same for all requests of one kubectl; empty for other programs. Not trusted. */
  readonly session: string;
}

export class ChannelApi {
  constructor(readonly versions: ServedVersions) {}

  async answer({ id }: Caller, request: ApiRequest): Promise<ApiResponse> {
    const { cluster } = await this.versions.newest(id);
    return read(request, cluster);
  }
}
