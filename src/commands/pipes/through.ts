/**
 * Sends lines through what stands behind a command's bars.
 */
import { matches } from './pattern';
import type { Stage } from './stage';

/** The header of a table: words in capitals, as kubectl writes them. */
const HEADER = /^[A-Z][A-Z0-9]*([ ._/-]+[A-Z0-9]+|\([a-zA-Z%]+\))*\s*$/;

/** Whether a line is the header of one of kubectl's tables. */
export const isHeader = (line: string): boolean => HEADER.test(line);

/** The lines that are left. */
export function through(lines: readonly string[], stages: readonly Stage[]): readonly string[] {
  return stages.reduce(after, lines);
}

function after(lines: readonly string[], stage: Stage): readonly string[] {
  switch (stage.name) {
    case 'grep': {
      const kept = lines.filter((line) => matches(line, stage.pattern) !== stage.isInverted);
      return stage.isCount ? [String(kept.length)] : kept;
    }
    case 'filter':
      return filtered(lines, stage.text.toLowerCase());
    case 'head':
      return lines.slice(0, stage.lines);
    case 'tail':
      if (stage.from !== undefined) return lines.slice(Math.max(0, stage.from - 1));
      return stage.lines === 0 ? [] : lines.slice(-stage.lines);
    case 'wc':
      return [String(lines.length)];
    case 'sort': {
      const sorted = [...lines].sort((one, other) => (one < other ? -1 : one > other ? 1 : 0));
      return stage.isReversed ? sorted.reverse() : sorted;
    }
  }
}

/** A header stays where a line below it does. */
function filtered(lines: readonly string[], text: string): readonly string[] {
  const kept: string[] = [];
  let header: string | undefined;
  for (const line of lines) {
    if (isHeader(line)) header = line;
    else if (line.toLowerCase().includes(text)) {
      if (header !== undefined) kept.push(...(kept.length === 0 ? [] : ['']), header);
      header = undefined;
      kept.push(line);
    }
  }
  return kept;
}
