import type { Defence } from './defence';
import { ADDRESSES } from './defences/addresses';
import { INSTALLING } from './defences/installing';
import { KUBE_API } from './defences/kube-api';
import { KUBE_API_ATTACKS } from './defences/kube-api-attacks';
import { OWN_MACHINE } from './defences/own-machine';
import { PACE } from './defences/pace';
import { PACKAGES } from './defences/packages';
import { PEOPLE } from './defences/people';
import { REQUESTS } from './defences/requests';
import { SECRETS_AND_MANIFESTS } from './defences/secrets';
import { TEXTS_IN } from './defences/texts-in';
import { TEXTS_OUT } from './defences/texts-out';

/** One for each line of docs/security.md. */
export const DEFENCES: readonly Defence[] = [
  ...REQUESTS,
  ...PEOPLE,
  ...ADDRESSES,
  ...INSTALLING,
  ...TEXTS_IN,
  ...TEXTS_OUT,
  ...PACE,
  ...OWN_MACHINE,
  ...KUBE_API,
  ...KUBE_API_ATTACKS,
  ...SECRETS_AND_MANIFESTS,
  ...PACKAGES,
];
