/**
 * The words of a command, after phone typing was understood: smart quotes, the long dash of iOS, capitals, a full stop.
 */
export interface Words {
  /** Positional words in order. */
  readonly positional: readonly string[];
  /** `--flag value`, `--flag=value` and `-f value`; a flag without a value is `true`. The last one wins. */
  readonly flags: ReadonlyMap<string, string | true>;
  /** What follows the first line: manifests for `apply`. */
  readonly stdin: string | undefined;
}
