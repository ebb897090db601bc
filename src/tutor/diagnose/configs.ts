/**
 * What a Pod takes from ConfigMaps and Secrets, and does not find.
 */

export interface MissingConfig {
  /** A sentence without its full stop. */
  readonly why: string;
  readonly helps: string;
}

const MAKE_MAP = 'the ConfigMap: apply it, and the Pod starts by itself.';
const MAKE_SECRET = 'the Secret: create it, and the Pod starts by itself.';

/** What is missing, by the words of Kubernetes: `configmap "settings" not found`. */
export function missingConfig(text = ''): MissingConfig | undefined {
  const map = /configmap "([^"]+)" not found/.exec(text)?.[1];
  if (map !== undefined) {
    return { why: `The Pod takes settings from ConfigMap ${map}, and there is none`, helps: MAKE_MAP };
  }
  const key = /couldn't find key (\S+) in (ConfigMap|Secret) \S+\/(\S+)/.exec(text);
  if (key !== null) {
    return { why: `${key[2]} ${key[3]} has no key ${key[1]}`, helps: key[2] === 'Secret' ? MAKE_SECRET : MAKE_MAP };
  }
  const secret = /secret "([^"]+)" not found/.exec(text)?.[1];
  if (secret === undefined) return undefined;
  return { why: `The Pod takes settings from Secret ${secret}, and there is none`, helps: MAKE_SECRET };
}
