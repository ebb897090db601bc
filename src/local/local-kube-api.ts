/**
 * The Kubernetes API of `npm start`: begun when the tutor is there, so that nobody waits for it.
 */
import { KubectlMessages } from '../app/kube-api/kubectl-messages';
import { ServedVersions } from '../app/kube-api/served-versions';
import type { OnSaved } from './heard-cluster-store';
import type { KubeApiServer } from './kube-api-server';
import type { LocalTutor } from './tutor';

export class LocalKubeApi {
  private versions: ServedVersions | undefined;
  private messages: KubectlMessages | undefined;
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

  /** Resolves when channels were told what was changed up to now. */
  async told(): Promise<void> {
    await this.messages?.settle();
  }

  /** Ends it; what was changed is told first. */
  async close(): Promise<void> {
    await (await this.server?.catch(() => undefined))?.close();
    await this.told();
  }

  private async begin(): Promise<KubeApiServer> {
    const { ports, handler } = await this.tutor;
    const [{ startKubeApi }, { ChannelApi }] = await Promise.all([
      import('./kube-api-server'),
      import('../app/kube-api/channel-api'),
    ]);
    this.versions = new ServedVersions(ports);
    this.messages = new KubectlMessages(handler, ports);
    const api = new ChannelApi(this.versions, handler, this.messages);
    return startKubeApi({ port: this.port, api, log: ports.log, now: () => ports.clock.now() });
  }
}
