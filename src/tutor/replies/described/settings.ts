/** Descriptions of ConfigMaps and Secrets. */
import type { ConfigMap, Secret } from '../../../api/objects';
import { button } from '../../button';
import { count } from '../../story/pod-name';
import { commandIn, nameOf, type PageOf } from './page';

export const configMapPage: PageOf<ConfigMap> = (configMap) => ({
  headline: `ConfigMap ${nameOf(configMap)}: ${count(Object.keys({ ...configMap.data, ...configMap.binaryData }).length, 'key')}`,
  notice: 'a container reads its environment once, when it starts: a changed value needs a restart of the Pods.',
  buttons: [
    button('See it as YAML', commandIn(configMap, `get configmap ${configMap.metadata.name} -o yaml`)),
    button('See all ConfigMaps', commandIn(configMap, 'get configmaps')),
  ],
});

export const secretPage: PageOf<Secret> = (secret) => ({
  headline: `Secret ${nameOf(secret)}: ${count(Object.keys(secret.data ?? {}).length, 'key')}`,
  notice: 'describe counts the bytes and hides them; get -o yaml shows them in base64, which is no lock.',
  buttons: [
    button('See all Secrets', commandIn(secret, 'get secrets')),
    button('See the Pods', commandIn(secret, 'get pods')),
  ],
});
