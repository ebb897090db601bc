/**
 * The 66 widespread mistakes about workloads that the bank was written against, each with the question that asks about
 * it. A number stands for one idea; the spare ones after 66 have none.
 */
export const IDEAS: Readonly<Record<number, string>> = {
  35: 'name-of-the-next-copy',
  36: 'what-stays-for-callers',
  37: 'first-copy-never-ready',
  38: 'first-goes-last',
  39: 'scaled-down-and-back',
  40: 'deleted-set-and-its-data',
  41: 'who-copies-the-data',
  42: 'order-of-an-update',
  43: 'way-out-of-a-bad-update',
  44: 'parallel-and-updates',
  45: 'partition-of-two',
  46: 'who-makes-the-service',
  47: 'stateful-pod-on-silent-node',
  48: 'force-delete-and-the-program',
};
