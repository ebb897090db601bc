/** A text can have thousands of errors, and one is told: each is an Error, whose stack costs more than what was read. */
import type { CST } from 'yaml';

/** What a parser finds up to the first thing that cannot stand where it does, that included. */
export function* untilError(tokens: Iterable<CST.Token>): Iterable<CST.Token> {
  for (const token of tokens) {
    yield token;
    if (token.type === 'error') return;
  }
}
