/**
 * Wrong beliefs about how Kubernetes runs workloads. Each wrong option of each question is tied to one of them, so that
 * an answer tells what somebody believes. A belief ends the sentence "Many think …".
 */
import { DEPLOYMENTS } from './deployments';
import { KINDS } from './kinds';
import { NODES } from './nodes';
import { PODS } from './pods';
import { REVISIONS } from './revisions';
import { SCALING } from './scaling';
import { SERVICES } from './services';
import { STATEFUL_SETS } from './stateful-sets';
import { VOLUMES } from './volumes';

export const MISCONCEPTIONS = {
  ...PODS,
  ...KINDS,
  ...DEPLOYMENTS,
  ...REVISIONS,
  ...SCALING,
  ...SERVICES,
  ...STATEFUL_SETS,
  ...NODES,
  ...VOLUMES,
} as const satisfies Record<string, string>;

/** The name of a wrong belief. */
export type MisconceptionId = keyof typeof MISCONCEPTIONS;
