/** A defence that can be taken out: the text that is it, what stands there without it, and the test that misses it. */
export interface Defence {
  readonly test: string;
  /** As it stands in the test file, with %s and %j where it is filled in. */
  readonly title: string;
  readonly file: string;
  /** Occurs once in the file. */
  readonly text: string;
  readonly without: string;
}
