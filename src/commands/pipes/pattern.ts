/**
 * What `grep` looks for: text, `^`, `$`, `.*` and alternatives. Nothing else of regular expressions is understood, so
 * that no pattern costs more than reading the line.
 */
import { isRejected, type Rejection, type Result } from '../../api/rejection';

/** One alternative: texts that follow each other in a line, with anything between them. */
interface Alternative {
  readonly parts: readonly string[];
  readonly isStart: boolean;
  readonly isEnd: boolean;
}

export interface Pattern {
  readonly alternatives: readonly Alternative[];
  readonly ignoresCase: boolean;
}

interface PatternOptions {
  readonly ignoresCase: boolean;
  /** `-E`: alternatives are written `a|b`, else `a\|b`. */
  readonly isExtended: boolean;
  /** `-F`: every character means itself. */
  readonly isPlain: boolean;
}

/** Understands a pattern. */
export function readPattern(text: string, { ignoresCase, isExtended, isPlain }: PatternOptions): Result<Pattern> {
  const given = ignoresCase ? text.toLowerCase() : text;
  if (isPlain) return { alternatives: [{ parts: [given], isStart: false, isEnd: false }], ignoresCase };
  const alternatives: Alternative[] = [];
  for (const one of given.split(isExtended ? '|' : '\\|')) {
    const alternative = readAlternative(one, isExtended);
    if (isRejected(alternative)) return alternative;
    alternatives.push(alternative);
  }
  return { alternatives, ignoresCase };
}

function readAlternative(text: string, isExtended: boolean): Result<Alternative> {
  const isStart = text.startsWith('^');
  const isEnd = text.endsWith('$') && !text.endsWith('\\$');
  const parts = text.slice(isStart ? 1 : 0, isEnd ? -1 : undefined).split('.*');
  const special = isExtended ? /\\[^.$^*[\]+?(){}|-]|(?<!\\)[[*+?(){}]/ : /\\[^.$^*[\]-]|(?<!\\)[[*]/;
  const odd = parts.map((part) => special.exec(part)?.[0]).find((found) => found !== undefined);
  if (odd !== undefined) return notUnderstood(odd);
  return { parts: parts.map((part) => part.replace(/\\(.)/g, '$1')), isStart, isEnd };
}

function notUnderstood(odd: string): Rejection {
  return {
    rejected: true,
    code: 'Tutor',
    message: `This grep does not know ${odd} in a pattern.`,
    hint: 'It knows text, ^ and $, .* between texts, and a|b with -E. With -F every character means itself.',
  };
}

/** Whether a line matches. */
export function matches(line: string, { alternatives, ignoresCase }: Pattern): boolean {
  const text = ignoresCase ? line.toLowerCase() : line;
  return alternatives.some((one) => fits(text, one));
}

function fits(line: string, { parts, isStart, isEnd }: Alternative): boolean {
  let from = 0;
  for (const [index, part] of parts.entries()) {
    const isLast = index === parts.length - 1;
    const at = isLast && isEnd ? line.length - part.length : line.indexOf(part, from);
    if (at < from || !line.startsWith(part, at) || (index === 0 && isStart && at !== 0)) return false;
    from = at + part.length;
  }
  return true;
}
