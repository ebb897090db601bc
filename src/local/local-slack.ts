/**
 * The tutor and a Slack for it, both on this machine and joined to each other.
 */
import type { ClusterStore } from '../app/ports';
import { oneToken } from '../slack/tokens';
import type { LocalEnvironment } from './environment';
import { type Gateway, startGateway } from './gateway';
import type { OnSaved } from './heard-cluster-store';
import type { KubeApiServer } from './kube-api-server';
import { LocalKubeApi } from './local-kube-api';
import { type LocalTutor, startTutor } from './tutor';
import { LOCAL_TOKEN } from './web-api';

export interface LocalSlack {
  readonly gateway: Gateway;
  /** Does what is due. */
  readonly minute: () => Promise<void>;
  /** Starts to serve the Kubernetes API of the channels; ended by `close`. */
  readonly startKubeApi: () => Promise<KubeApiServer>;
  /** Resolves when channels were told what kubectl changed up to now. */
  readonly kubectlTold: () => Promise<void>;
  /** The clusters of its channels, to look at. */
  readonly clusters: ClusterStore;
  readonly close: () => Promise<void>;
}

/** @param write takes a line of the log */
export async function startLocalSlack(
  environment: LocalEnvironment,
  write: (line: string) => void,
): Promise<LocalSlack> {
  const { port, signingSecret, bot, app } = environment;
  // Each calls the other: what arrives before the tutor is there waits for it.
  const parts: { tutor?: Promise<LocalTutor> } = {};
  const gateway = await startGateway({
    port,
    signingSecret,
    app,
    tutor: async () => parts.tutor,
  });
  const here = { tokens: oneToken(LOCAL_TOKEN), url: `${gateway.url.replace('localhost', '127.0.0.1')}/api/` };
  const publicUrl = environment.publicUrl ?? gateway.url;
  const apiUrl = environment.apiUrl ?? here.url;
  const saved: OnSaved = (id, record) => {
    gateway.onSaved(id, record);
    kubeApi.saved(id, record);
  };
  parts.tutor = startTutor({ ...environment, publicUrl, apiUrl }, write, bot === 'here' ? here : bot, saved);
  const kubeApi = new LocalKubeApi(parts.tutor, environment.kubeApiPort ?? 0);
  try {
    const tutor = await parts.tutor;
    return {
      gateway,
      minute: tutor.minute,
      startKubeApi: () => kubeApi.start(),
      kubectlTold: () => kubeApi.told(),
      clusters: tutor.clusters,
      close: async () => {
        await kubeApi.close();
        await gateway.close();
        await tutor.close();
      },
    };
  } catch (error) {
    await gateway.close();
    throw error;
  }
}
