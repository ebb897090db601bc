/**
 * The text form of a label selector: `app=web,tier in (a,b),!old`.
 * Follows apimachinery/pkg/labels/selector.go (Lexer and Parser), with its error texts.
 */
import type { LabelSelectorRequirement } from 'kubernetes-types/meta/v1';
import type { LabelSelector } from './objects';
import type { Result } from './rejection';
import { badRequest } from './status';
import { labelValue, qualifiedName } from './validation/names';

type Operator = 'In' | 'NotIn' | 'Gt' | 'Lt';

const OPERATORS: Readonly<Record<string, Operator>> = {
  in: 'In',
  notin: 'NotIn',
  '=': 'In',
  '==': 'In',
  '!=': 'NotIn',
  '>': 'Gt',
  '<': 'Lt',
};
const OPERATOR_LIST = 'in, notin, =, ==, !=, gt, lt';
const TOKEN = /\s*(==|!=|[=!,()<>]|[^\s=!,()<>]+)/y;
const SYMBOL = /^[=!,()<>]/;

/** The selector that a text means; an empty text picks everything. */
export function parseSelector(text: string): Result<LabelSelector> {
  try {
    return new Parser(tokensOf(text)).selector();
  } catch (error) {
    if (error instanceof SyntaxProblem) return badRequest(error.message);
    throw error;
  }
}

/** Ends the descent; parseSelector turns it into a value. */
class SyntaxProblem extends Error {}

function tokensOf(text: string): readonly string[] {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(text); match !== null; match = TOKEN.exec(text)) tokens.push(match[1] ?? '');
  return tokens;
}

const isWord = (token: string): boolean => token !== '' && !SYMBOL.test(token);

/** Reads requirements from tokens; the empty token stands for the end. */
class Parser {
  private position = 0;
  private readonly labels = new Map<string, string>();

  constructor(private readonly tokens: readonly string[]) {}

  selector(): LabelSelector {
    const matchExpressions = this.requirements();
    return {
      ...(this.labels.size > 0 && { matchLabels: Object.fromEntries(this.labels) }),
      ...(matchExpressions.length > 0 && { matchExpressions }),
    };
  }

  private requirements(): LabelSelectorRequirement[] {
    const found: LabelSelectorRequirement[] = [];
    while (this.next !== '') {
      if (!isWord(this.next) && this.next !== '!') {
        throw new SyntaxProblem(`found '${this.next}', expected: !, identifier, or 'end of string'`);
      }
      const requirement = this.requirement();
      if (requirement !== undefined) found.push(requirement);
      const separator = this.take();
      if (separator === '') return found;
      if (separator !== ',') throw new SyntaxProblem(`found '${separator}', expected: ',' or 'end of string'`);
      if (!isWord(this.next) && this.next !== '!') {
        throw new SyntaxProblem(`found '${this.next}', expected: identifier after ','`);
      }
    }
    return found;
  }

  /** Undefined for `key=value`, which goes to the labels, unless the key stands there already. */
  private requirement(): LabelSelectorRequirement | undefined {
    const isNegated = this.next === '!';
    if (isNegated) this.take();
    const key = this.take();
    if (!isWord(key)) throw unparsed(`found '${key}', expected: identifier`);
    const wrong = qualifiedName(key);
    if (wrong.length > 0) throw unparsed(`<nil>: Invalid value: "${key}": ${wrong.join('; ')}`);
    if (isNegated) return { key, operator: 'DoesNotExist' };
    if (this.next === '' || this.next === ',') return { key, operator: 'Exists' };
    const sign = this.take();
    const operator = OPERATORS[sign];
    if (operator === undefined) throw unparsed(`found '${sign}', expected: ${OPERATOR_LIST}`);
    const values = sign === 'in' || sign === 'notin' ? this.list() : [this.value()];
    const requirement = checked({ key, operator, values });
    const isEquality = sign === '=' || sign === '==';
    if (!isEquality || this.labels.has(key)) return requirement;
    this.labels.set(key, values[0] ?? '');
    return undefined;
  }

  private value(): string {
    if (this.next === '' || this.next === ',') return '';
    const value = this.take();
    if (!isWord(value)) throw unparsed(`found '${value}', expected: identifier`);
    return value;
  }

  /** `(a,b)`; a missing item is the empty value. */
  private list(): string[] {
    const open = this.take();
    if (open !== '(') throw unparsed(`found '${open}' expected: '('`);
    if (this.next === ')') {
      this.take();
      return [];
    }
    if (!isWord(this.next) && this.next !== ',') {
      throw unparsed(`found '${this.next}', expected: ',', ')' or identifier`);
    }
    const values = new Set<string>();
    for (;;) {
      values.add(isWord(this.next) ? this.take() : '');
      const separator = this.take();
      if (separator === ')') return [...values].sort();
      if (separator !== ',') throw unparsed(`found '${separator}', expected: ',' or ')'`);
    }
  }

  private get next(): string {
    return this.tokens[this.position] ?? '';
  }

  private take(): string {
    return this.tokens[this.position++] ?? '';
  }
}

const unparsed = (why: string): SyntaxProblem => new SyntaxProblem(`unable to parse requirement: ${why}`);

function checked(requirement: LabelSelectorRequirement & { values: string[] }): LabelSelectorRequirement {
  const { key, operator, values } = requirement;
  if (values.length === 0) {
    throw unparsed("values: Invalid value: []: for 'in', 'notin' operators, values set can't be empty");
  }
  if ((operator === 'Gt' || operator === 'Lt') && !/^[+-]?\d+$/.test(values[0] ?? '')) {
    throw unparsed(`values[0]: Invalid value: "${values[0]}": for 'Gt', 'Lt' operators, the value must be an integer`);
  }
  for (const [index, value] of values.entries()) {
    const wrong = labelValue(value);
    if (wrong.length > 0) throw unparsed(`values[${index}][${key}]: Invalid value: "${value}": ${wrong.join('; ')}`);
  }
  return requirement;
}
