/**
 * The 66 widespread mistakes about workloads that the bank was written against, each with the question that asks about
 * it. A number stands for one idea; the spare ones after 66 have none.
 */
export const IDEAS: Readonly<Record<number, string>> = {};
