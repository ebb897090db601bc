/** How an object stands now, as *why* says it. */
export interface Standing {
  /** Where it is not as people expect, or there is no other story; at most 60 characters. */
  readonly headline?: string;
  /** Its deciding fields, each with its value; wrapped by whoever shows them. */
  readonly lines: readonly string[];
}
