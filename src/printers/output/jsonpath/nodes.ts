/**
 * What a template of `-o jsonpath` is made of. Follows client-go/util/jsonpath/node.go.
 */
export type Node =
  | { readonly type: 'list'; readonly nodes: readonly Node[] }
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'literal'; readonly value: number | boolean; readonly isFloat?: boolean }
  | { readonly type: 'field'; readonly name: string }
  | { readonly type: 'identifier'; readonly name: string }
  | { readonly type: 'wildcard' }
  | { readonly type: 'recursive' }
  | { readonly type: 'slice'; readonly bounds: Bounds }
  | { readonly type: 'union'; readonly lists: readonly ListNode[] }
  | { readonly type: 'filter'; readonly left: ListNode; readonly right: ListNode; readonly operator: string };

export type ListNode = Extract<Node, { type: 'list' }>;

/** `[from:to:step]`; a single index has none but `from`. */
export interface Bounds {
  readonly from: number | undefined;
  readonly to: number | undefined;
  readonly step: number | undefined;
  /** Whether it is one index. */
  readonly isSingle: boolean;
}

/** Ends the descent; whoever began it turns it into a value. */
export class JsonPathProblem extends Error {}
