/**
 * The page that a description is written on: lines at a level, whose cells are ended by tabs.
 * Follows kubectl/pkg/describe, PrefixWriter over text/tabwriter.
 */
import { alignTabs, LIST } from '../tabwriter';

/** One level. */
export const INDENT = '  ';

export class Sheet {
  private aligned = '';
  private open = '';

  /** A line, so many levels in. Several lines in one text share the level only where they say so themselves. */
  line(level: number, text: string): void {
    this.open += `${INDENT.repeat(level)}${printable(text)}\n`;
  }

  /** What follows aligns its columns by itself. */
  flush(): void {
    this.aligned += alignTabs(this.open, LIST);
    this.open = '';
  }

  /** The lines since the last flush with their tabs: `rollout history` aligns nothing. */
  get unaligned(): string {
    return this.open;
  }

  /** The whole page, its columns aligned. */
  toString(): string {
    return this.aligned + (this.open === '' ? '' : alignTabs(this.open, LIST));
  }
}

/** What a terminal would act on is spelled out. Follows cli-runtime/pkg/printers, WriteEscaped. */
const printable = (text: string): string => text.replaceAll('\u001b', '^[').replaceAll('\r', '\\r');
