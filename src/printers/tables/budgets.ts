/**
 * The table of PodDisruptionBudgets. Follows pkg/printers/internalversion/printers.go.
 */
import type { PodDisruptionBudget } from '../../api/objects';
import { AGE, type Column, NAME } from '../column';

export const DISRUPTION_BUDGETS: readonly Column<PodDisruptionBudget>[] = [
  NAME,
  { name: 'MIN AVAILABLE', cell: ({ spec }) => String(spec.minAvailable ?? 'N/A') },
  { name: 'MAX UNAVAILABLE', cell: ({ spec }) => String(spec.maxUnavailable ?? 'N/A') },
  { name: 'ALLOWED DISRUPTIONS', cell: ({ status }) => String(status.disruptionsAllowed ?? 0) },
  AGE,
];
