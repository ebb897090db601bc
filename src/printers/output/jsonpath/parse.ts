/**
 * Reads a template of `-o jsonpath`: text, and actions in braces. Follows client-go/util/jsonpath/parser.go, with its
 * error texts.
 */
import { JsonPathProblem, type ListNode, type Node } from './nodes';
import { unquoted } from './unquote';

/** The nodes of a template. Throws JsonPathProblem. */
export function parseTemplate(template: string): readonly Node[] {
  return new Parser(template).template();
}

const TERMINATORS = ' \t\r\n.,[]$@{}';
const SLICE = /^(-?\d*)(:-?\d*)?(:-?\d*)?$/;
const DICT_KEY = /^'([^']*)'$/;
const SIGNS = '!<>=';

class Parser {
  private position = 0;

  constructor(private readonly input: string) {}

  template(): readonly Node[] {
    const nodes: Node[] = [];
    for (;;) {
      const open = this.input.indexOf('{', this.position);
      const text = this.input.slice(this.position, open < 0 ? undefined : open);
      if (text !== '') nodes.push({ type: 'text', text });
      if (open < 0) return nodes;
      this.position = open + 1;
      nodes.push(this.action());
    }
  }

  /** Up to and with the closing brace. */
  private action(): ListNode {
    const nodes: Node[] = [];
    for (;;) {
      if (this.skips('}')) return { type: 'list', nodes };
      if (this.skips('[?(')) {
        nodes.push(this.filter());
        continue;
      }
      if (this.skips('..')) {
        if (nodes.at(-1)?.type === 'recursive') throw new JsonPathProblem('invalid multiple recursive descent');
        nodes.push({ type: 'recursive' });
        if (/[\w\p{L}\p{Nd}]/u.test(this.peek)) nodes.push(this.field());
        continue;
      }
      const char = this.take();
      if (char === '' || char === '\n' || char === '\r') throw new JsonPathProblem('unclosed action');
      if (char === ' ' || char === '@' || char === '$') continue;
      if (char === '[') nodes.push(...this.array());
      else if (char === '"' || char === "'") nodes.push(this.quote(char));
      else if (char === '.') nodes.push(this.field());
      else if (/[+\-\p{Nd}]/u.test(char)) nodes.push(this.number(char));
      else if (/[\w\p{L}]/u.test(char)) nodes.push(this.identifier(char));
      else throw new JsonPathProblem(`unrecognized character in action: ${codePoint(char)}`);
    }
  }

  private field(): Node {
    const start = this.position;
    while (this.peek !== '' && !TERMINATORS.includes(this.peek)) this.position += this.peek === '\\' ? 2 : 1;
    const name = this.input.slice(start, this.position);
    return name === '*' ? { type: 'wildcard' } : { type: 'field', name: name.replaceAll('\\', '') };
  }

  private identifier(first: string): Node {
    let name = first;
    while (this.peek !== '' && !TERMINATORS.includes(this.peek)) name += this.take();
    return /^(true|false)$/i.test(name)
      ? { type: 'literal', value: name.toLowerCase() === 'true' }
      : { type: 'identifier', name };
  }

  private number(first: string): Node {
    let text = first;
    while (/[.\p{Nd}]/u.test(this.peek)) text += this.take();
    if (/^[+-]?\d+$/.test(text)) return { type: 'literal', value: Number(text) };
    if (/\d/.test(text) && text.split('.').length === 2) return { type: 'literal', value: Number(text), isFloat: true };
    throw new JsonPathProblem(`cannot parse number ${text}`);
  }

  private quote(mark: string): Node {
    const start = this.position - 1;
    for (;;) {
      const char = this.take();
      if (char === '' || char === '\n') throw new JsonPathProblem('unterminated quoted string');
      if (char === mark && this.input[this.position - 2] !== '\\') break;
    }
    const whole = this.input.slice(start, this.position);
    const text = unquoted(whole);
    if (text === undefined) throw new JsonPathProblem(`unquote string ${whole} error invalid syntax`);
    return { type: 'text', text };
  }

  private array(): readonly Node[] {
    const end = this.input.slice(this.position).search(/[\]\n]/);
    if (end < 0 || this.input[this.position + end] === '\n') throw new JsonPathProblem('unterminated array');
    const text = this.input.slice(this.position, this.position + end);
    this.position += end + 1;
    const parts = text.split(',');
    if (parts.length > 1) {
      return [{ type: 'union', lists: parts.map((part) => inAction(`[${part.trim()}]`)) }];
    }
    const key = DICT_KEY.exec(text)?.[1];
    // A key in brackets is read as a path, dots and all.
    if (key !== undefined) return inAction(`.${key}`).nodes;
    return [sliceOf(text === '*' ? ':' : text)];
  }

  private filter(): Node {
    const start = this.position;
    let pair = '';
    let isClosed = false;
    for (;;) {
      const char = this.take();
      if (char === '' || char === '\n') throw new JsonPathProblem('unterminated filter');
      if (char === '"' || char === "'") {
        if (pair === '') pair = char;
        else if (char === pair && this.input[this.position - 2] !== '\\') isClosed = true;
      } else if (char === ')' && (pair !== '') === isClosed) break;
    }
    const text = this.input.slice(start, this.position - 1);
    if (this.take() !== ']') throw new JsonPathProblem('unclosed array expect ]');
    const parts = comparisonIn(text);
    if (parts === undefined) {
      return { type: 'filter', left: inAction(text), right: { type: 'list', nodes: [] }, operator: 'exists' };
    }
    const [left, operator, right] = parts;
    return { type: 'filter', left: inAction(left), right: inAction(right), operator };
  }

  private skips(text: string): boolean {
    if (!this.input.startsWith(text, this.position)) return false;
    this.position += text.length;
    return true;
  }

  private get peek(): string {
    return this.input[this.position] ?? '';
  }

  private take(): string {
    return this.input[this.position++] ?? '';
  }
}

/** What stands within a filter or a union, as an action of its own. */
function inAction(text: string): ListNode {
  const [first] = parseTemplate(`{${text}}`);
  return first?.type === 'list' ? first : { type: 'list', nodes: [] };
}

/** `@.a=="b"` in its three parts; undefined where nothing is compared. */
function comparisonIn(text: string): readonly [string, string, string] | undefined {
  const start = [...text].findIndex((char) => SIGNS.includes(char));
  if (start < 1) return undefined;
  let end = start;
  while (end < text.length - 1 && SIGNS.includes(text[end]!)) end++;
  return end === start ? undefined : [text.slice(0, start), text.slice(start, end), text.slice(end)];
}

function sliceOf(text: string): Node {
  const parts = SLICE.exec(text);
  if (parts === null) throw new JsonPathProblem(`invalid array index ${text}`);
  const [, from = '', to, step] = parts;
  const value = (part: string | undefined): number | undefined => {
    const digits = part?.replace(/^:/, '') ?? '';
    if (digits === '') return undefined;
    const number = Number(digits);
    if (!Number.isSafeInteger(number)) throw new JsonPathProblem(`array index ${digits} is not a number`);
    return number;
  };
  const isSingle = to === undefined;
  return { type: 'slice', bounds: { from: value(from), to: value(to), step: value(step), isSingle } };
}

/** As Go's %#U prints it. */
function codePoint(char: string): string {
  return `U+${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')} '${char}'`;
}
