/**
 * The tables of ConfigMaps and Secrets. Follows pkg/printers/internalversion/printers.go.
 */
import type { ConfigMap, Secret } from '../../api/objects';
import { AGE, type Column, NAME } from '../column';

export const CONFIG_MAPS: readonly Column<ConfigMap>[] = [
  NAME,
  { name: 'DATA', cell: ({ data, binaryData }) => Object.keys({ ...data, ...binaryData }).length },
  AGE,
];

export const SECRETS: readonly Column<Secret>[] = [
  NAME,
  { name: 'TYPE', cell: ({ type }) => type ?? '' },
  { name: 'DATA', cell: ({ data }) => Object.keys(data ?? {}).length },
  AGE,
];
