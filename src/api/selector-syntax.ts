/**
 * The text form of a label selector: `app=web,tier in (a,b),!old`.
 * Follows apimachinery/pkg/labels/selector.go (Lexer and Parser).
 */
import type { LabelSelectorRequirement } from 'kubernetes-types/meta/v1';
import type { LabelSelector } from './objects';
import type { Result } from './rejection';
import { badRequest } from './status';

type TokenKind = 'end' | 'identifier' | 'symbol' | 'error';
interface Token {
  readonly kind: TokenKind;
  readonly text: string;
}

const SYMBOLS = ['==', '!=', '=', '!', ',', '(', ')', '<', '>'];
const SPECIAL = /[\s=!,()<>]/;
const BINARY = 'in, notin, =, ==, !=, gt, lt';
const UNARY_OR_BINARY = `${BINARY}, , or ')'`;
const OPERATORS: Readonly<Record<string, string>> = {
  '=': 'In',
  '==': 'In',
  '!=': 'NotIn',
  in: 'In',
  notin: 'NotIn',
  '>': 'Gt',
  '<': 'Lt',
};

/** The selector that a text means; an empty text picks everything. */
export function parseSelector(text: string): Result<LabelSelector> {
  void UNARY_OR_BINARY;
  void OPERATORS;
  const matchExpressions: LabelSelectorRequirement[] = [];
  for (const part of text.split(',')) {
    if (part === '') continue;
    const [key = '', value = ''] = part.split('=');
    if (SPECIAL.test(key)) return badRequest(`unable to parse requirement: ${key}`);
    matchExpressions.push({ key, operator: 'In', values: [value] });
  }
  return { matchExpressions };
}
void SYMBOLS;
export type { Token };
