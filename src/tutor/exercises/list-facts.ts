/** What a list of exercises knows of the channel. */
export interface ListFacts {
  /** Ids of what was done here. */
  readonly done: readonly string[];
  /** The id of what runs now. */
  readonly now?: string;
  readonly pressed: boolean;
}
