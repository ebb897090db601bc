/**
 * What a person reads above and below the description of one object.
 */
import type { KubeObject } from '../../../api/objects';
import type { Cluster } from '../../../cluster/cluster';
import { cut } from '../../../diagram/text/columns';
import type { Button } from '../../reply';

export interface DescribedPage {
  /** What the description comes to, at most 60 characters. */
  readonly headline: string;
  /** One thing to look for in it, at most 131 characters. */
  readonly notice?: string;
  /** Two to four, best first. */
  readonly buttons: readonly Button[];
}

/** Undefined: the page says it all. */
export type PageOf<T extends KubeObject> = (object: T, cluster: Cluster) => DescribedPage | undefined;

const LONGEST_NAME = 24;

/** The name as a headline has room for it. */
export const nameOf = ({ metadata }: KubeObject): string => cut(metadata.name, LONGEST_NAME);

/** `describe pvc data-db-0`, in the namespace of the object that it stands beside. */
export function commandIn({ metadata }: KubeObject, command: string): string {
  const { namespace = 'default' } = metadata;
  return namespace === 'default' ? command : `${command} -n ${namespace}`;
}
