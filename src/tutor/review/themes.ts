/**
 * What the ideas are about that people learn: every wrong belief belongs to one theme.
 */
import { DEPLOYMENTS } from '../quiz/misconceptions/deployments';
import { KINDS } from '../quiz/misconceptions/kinds';
import { NODES } from '../quiz/misconceptions/nodes';
import { PODS } from '../quiz/misconceptions/pods';
import { REVISIONS } from '../quiz/misconceptions/revisions';
import { SCALING } from '../quiz/misconceptions/scaling';
import { SERVICES } from '../quiz/misconceptions/services';
import { STATEFUL_SETS } from '../quiz/misconceptions/stateful-sets';
import { VOLUMES } from '../quiz/misconceptions/volumes';

/** In the order of the course. */
export const THEMES: readonly { readonly name: string; readonly beliefs: readonly string[] }[] = [
  { name: 'Pods', beliefs: Object.keys(PODS) },
  { name: 'choosing a kind', beliefs: Object.keys(KINDS) },
  { name: 'Deployments', beliefs: Object.keys(DEPLOYMENTS) },
  { name: 'revisions', beliefs: Object.keys(REVISIONS) },
  { name: 'scaling', beliefs: Object.keys(SCALING) },
  { name: 'Services', beliefs: Object.keys(SERVICES) },
  { name: 'StatefulSets', beliefs: Object.keys(STATEFUL_SETS) },
  { name: 'volumes', beliefs: Object.keys(VOLUMES) },
  { name: 'Nodes', beliefs: Object.keys(NODES) },
];
