/**
 * The Kubernetes API of `npm start`: begun when the tutor is there, so that nobody waits for it.
 */
import type { OnSaved } from './heard-cluster-store';
import type { KubeApiServer } from './kube-api-server';
import type { LocalTutor } from './tutor';
import { ServedVersions } from '../app/kube-api/served-versions';

export class LocalKubeApi {
  private versions: ServedVersions | undefined;
  private server: Promise<KubeApiServer> | undefined;

  constructor(
    private readonly tutor: Promise<Pick<LocalTutor, 'handler' | 'ports'>>,
    private readonly port: number,
  ) {}

  /** A channel's cluster has a new version. */
  readonly saved: OnSaved = (id, record) => this.versions?.saved(id, record);

  start(): Promise<KubeApiServer> {
    return (this.server ??= this.begin());
  }

  async close(): Promise<void> {
    await (await this.server?.catch(() => undefined))?.close();
  }

  private async begin(): Promise<KubeApiServer> {
    const { ports } = await this.tutor;
    const [{ startKubeApi }, { ChannelApi }] = await Promise.all([
      import('./kube-api-server'),
      import('../app/kube-api/channel-api'),
    ]);
    this.versions = new ServedVersions(ports);
    const api = new ChannelApi(this.versions);
    return startKubeApi({ port: this.port, api, log: ports.log, now: () => ports.clock.now() });
  }
}
