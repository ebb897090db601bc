/**
 * A kubeconfig for one channel: where its cluster is, which certificate to trust, and the token of one person.
 */
import { stringify } from 'yaml';
import type { KubeApiPlace } from './kube-api-place';
import { type Pass, sealToken } from './kube-api-tokens';

/**
 * The file as kubectl reads it.
 * @param channel what the channel is called
 * @param now wall-clock milliseconds
 */
export function kubeconfigText(place: KubeApiPlace, pass: Pass, channel: string, now: number): string {
  const { id, person } = pass;
  const name = `kube-tutor-${channel}`;
  const user = `${name}-${person.name}`;
  return stringify(
    {
      apiVersion: 'v1',
      kind: 'Config',
      clusters: [
        {
          name,
          cluster: {
            server: `${place.url}/clusters/${id.team}/${id.channel}`,
            'certificate-authority-data': Buffer.from(place.cert).toString('base64'),
          },
        },
      ],
      users: [{ name: user, user: { token: sealToken(pass, place.key, now) } }],
      contexts: [{ name, context: { cluster: name, namespace: 'default', user } }],
      'current-context': name,
    },
    { lineWidth: 0 },
  );
}
