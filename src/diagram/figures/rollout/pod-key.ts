/**
 * Pods by namespace and name: what steps know them by.
 */
import type { Pod } from '../../../api/objects';

export const keyOf = (name: string, namespace: string | undefined): string => `${namespace ?? ''}/${name}`;
export const keyOfPod = ({ metadata }: Pod): string => keyOf(metadata.name, metadata.namespace);
export const spaceOf = (key: string): string | undefined => key.slice(0, key.indexOf('/')) || undefined;
export const nameOf = (key: string): string => key.slice(key.indexOf('/') + 1);
