/**
 * What a term is, for `explain`: plain words, an example from the channel's own cluster, and what to try.
 */

/** The shelves on which `explain` alone lists its terms. */
export type Shelf = 'apps' | 'actors' | 'data' | 'change' | 'Nodes' | 'states' | 'inside';

/** A command that shows the thing. Places such as `{pod}` are filled from the channel's cluster (explain/places.ts). */
export interface Try {
  readonly label: string;
  readonly run: string;
}

export interface Term {
  /** As replies write it. */
  readonly name: string;
  /** Follows the name and a colon; together at most 60 characters. */
  readonly short: string;
  /** Other words for it, in small letters: kubectl's, and what people type. */
  readonly also?: readonly string[];
  readonly shelf: Shelf;
  /** Left out of the list that `explain` alone shows, which has to fit one screen. */
  readonly isAside?: true;
  /** Two to four short sentences. */
  readonly text: readonly string[];
  /** Said where all its places can be filled; the first that can. */
  readonly here?: readonly string[];
  readonly picture?: readonly string[];
  /** The same as the picture in sentences, for who listens. */
  readonly said?: readonly string[];
  /** Best first; those that would be refused now are left out. */
  readonly tries?: readonly Try[];
  /** A term that goes well with it. */
  readonly see: string;
  /** A page of kubernetes.io. */
  readonly page?: string;
}
