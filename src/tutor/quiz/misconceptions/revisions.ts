/** Wrong beliefs about Revisions. Each ends the sentence "Many think …". */
export const REVISIONS = {
  'rollback-one-step-further': 'each rollback goes one step further back',
  'rollback-keeps-what-works': 'Kubernetes keeps what worked',
  'rollback-refuses-bad': 'a rollback to a bad revision is refused',
  'rollback-to-first': 'a rollback returns to the very first revision',
  'rollback-restores-count': 'a rollback restores the number of copies too',
  'rollback-starts-anew': 'a rollback makes the Deployment anew',
  'rollback-adds-copies': 'a rollback runs both revisions side by side',
  'scaling-makes-revision': 'scaling makes a revision',
  'scaling-replaces-history': 'scaling throws the history away',
  'every-pod-is-revision': 'each new Pod counts as a revision',
} as const satisfies Record<string, string>;
