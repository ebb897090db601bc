/** A part of a page that is made of recorded figures: a module of docs/performance or docs/reliability. */
export interface Section {
  /** Markdown, with a heading of the second level. */
  readonly section: () => string;
  /** Its pictures, if it has any: names of files in docs/figures, and their SVG. */
  readonly curves?: () => Readonly<Record<string, string>>;
}
