/**
 * What a Pod takes from ConfigMaps and Secrets, and does not find.
 */

export interface MissingConfig {
  /** A sentence without its full stop. */
  readonly why: string;
  readonly helps: string;
}

const MAKE_MAP = 'the ConfigMap: apply it, and the Pod starts by itself.';

/** What is missing, by the words of Kubernetes: `configmap "settings" not found`. */
export function missingConfig(text = ''): MissingConfig | undefined {
  const map = /configmap "([^"]+)" not found/.exec(text)?.[1];
  if (map !== undefined) {
    return { why: `The Pod takes settings from ConfigMap ${map}, and there is none`, helps: MAKE_MAP };
  }
  const key = /couldn't find key (\S+) in ConfigMap \S+\/(\S+)/.exec(text);
  if (key !== null) return { why: `ConfigMap ${key[2]} has no key ${key[1]}`, helps: MAKE_MAP };
  const secret = /secret "([^"]+)" not found/.exec(text)?.[1];
  if (secret === undefined) return undefined;
  const why = `The Pod takes settings from Secret ${secret}; this practice cluster keeps no Secrets`;
  return { why, helps: 'a template that takes them from a ConfigMap, or says that they are optional.' };
}
