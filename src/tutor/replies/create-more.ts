/**
 * The replies to `create configmap`, `create secret`, `create service` and `create poddisruptionbudget`: what to do next.
 */
import { button } from '../button';
import type { OwnReply } from './own-reply';

export const createConfigMapReply: OwnReply = {
  notice: () => 'a ConfigMap does nothing by itself. Containers name it: as variables, or as files in a volume.',
  buttons: ({ focus }) => [
    ...(focus === undefined
      ? []
      : [button('Describe it', `describe configmap ${focus.name}${flagOf(focus.namespace)}`)]),
    button('Show them', 'get configmaps'),
  ],
};

export const createSecretReply: OwnReply = {
  notice: () =>
    'values are left out here; who saw you type has read them, and base64 hides nothing. Use no real passwords.',
  buttons: ({ focus }) => [
    ...(focus === undefined ? [] : [button('Describe it', `describe secret ${focus.name}${flagOf(focus.namespace)}`)]),
    button('Show them', 'get secrets'),
  ],
};

export const createServiceReply: OwnReply = {
  notice: ({ focus }) => `it sends requests to ready Pods with the label app=${focus?.name ?? ''}, whoever made them.`,
  buttons: ({ focus }) => [
    ...(focus === undefined ? [] : [button('Describe it', `describe service ${focus.name}${flagOf(focus.namespace)}`)]),
    button('Show Services', 'get services'),
    button('Explain: Service', 'explain service'),
  ],
};

export const createBudgetReply: OwnReply = {
  notice: () => 'a budget holds back evictions, as of a drain. Crashes, and deletions by hand, ask nobody.',
  buttons: ({ focus }) => [
    ...(focus === undefined ? [] : [button('Describe it', `describe pdb ${focus.name}${flagOf(focus.namespace)}`)]),
    button('Show budgets', 'get pdb'),
  ],
};

const flagOf = (namespace = 'default'): string => (namespace === 'default' ? '' : ` -n ${namespace}`);
