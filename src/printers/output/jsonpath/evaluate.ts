/**
 * What a template finds in an object. Follows client-go/util/jsonpath/jsonpath.go, where keys may be missing. Maps are
 * walked in the order of their keys.
 */
import { own } from '../../../api/own';
import { goText } from '../../go-text';
import { compares, type Operand } from './compare';
import { type Bounds, JsonPathProblem, type ListNode, type Node } from './nodes';

/** Values that may be looked at: nested ranges and descents multiply. */
const MOST_VISITS = 200_000;

/** What each node of a template finds, in order. Throws JsonPathProblem. */
export function findResults(template: readonly Node[], data: unknown): readonly (readonly unknown[])[] {
  return new Search(template).from(0, data).found;
}

type Values = readonly unknown[];

class Search {
  private visits = 0;

  constructor(private readonly nodes: readonly Node[]) {}

  /** Evaluates the nodes from a place on, up to the end of the range that they are in; says where that was, if anywhere. */
  from(start: number, data: unknown, depth = 0): { readonly found: readonly Values[]; readonly end?: number } {
    const found: Values[] = [];
    for (let i = start; i < this.nodes.length; i++) {
      const node = this.nodes[i]!;
      const word = keyword(node);
      if (word === 'end') {
        if (depth === 0) throw new JsonPathProblem('not in range, nothing to end');
        return { found, end: i };
      }
      const results = this.walk([data], node);
      if (word !== 'range') {
        found.push(results);
        continue;
      }
      let end: number | undefined;
      // Where there is nothing to go through, the way to the end is still to be found.
      const rounds = results.length === 0 ? [undefined] : results;
      for (const value of rounds) {
        const round = this.from(i + 1, value, depth + 1);
        if (results.length > 0) found.push(...round.found);
        end = round.end;
      }
      // A range without an end has run to the last node already, and what follows runs once more.
      i = end ?? i;
    }
    return { found };
  }

  private walk(input: Values, node: Node): Values {
    this.visits += input.length + 1;
    if (this.visits > MOST_VISITS) throw new JsonPathProblem('the template looks at too many values');
    switch (node.type) {
      case 'list':
        return this.walkList(input, node);
      case 'text':
        return [node.text];
      case 'literal':
        return [node.value];
      case 'identifier':
        if (node.name === 'range' || node.name === 'end') return input;
        throw new JsonPathProblem(`unrecognized identifier ${node.name}`);
      case 'field':
        return input.flatMap((value) => {
          const found = isMap(value) ? own(value, node.name) : undefined;
          return found === undefined ? [] : [found];
        });
      case 'wildcard':
        return input.flatMap(childrenOf);
      case 'recursive':
        return this.descend(input);
      case 'slice':
        return input.flatMap((value) => (value === undefined || value === null ? [] : sliced(value, node.bounds)));
      case 'union':
        return node.lists.flatMap((list) => this.walkList(input, list));
      case 'filter':
        return input.flatMap((value) => this.filter(value, node));
    }
  }

  private walkList(input: Values, { nodes }: ListNode): Values {
    return nodes.reduce<Values>((values, node) => this.walk(values, node), input);
  }

  private descend(input: Values): Values {
    return input.flatMap((value) => {
      const children = childrenOf(value);
      this.visits += children.length;
      if (this.visits > MOST_VISITS) throw new JsonPathProblem('the template looks at too many values');
      if (typeof value === 'string') return value === '' ? [] : [value];
      return children.length === 0 ? [] : [value, ...this.descend(children)];
    });
  }

  private filter(value: unknown, { left, operator, right }: Extract<Node, { type: 'filter' }>): Values {
    if (value === undefined || value === null) return [];
    if (!Array.isArray(value)) {
      throw new JsonPathProblem(`${goText(value)} is not array or slice and cannot be filtered`);
    }
    return (value as Values).filter((item) => {
      const lefts = this.walkList([item], left);
      if (operator === 'exists') return lefts.length > 0;
      if (lefts.length === 0) return false;
      const rights = this.walkList([item], right);
      if (rights.length === 0) return false;
      if (lefts.length > 1 || rights.length > 1) throw new JsonPathProblem('can only compare one element at a time');
      return compares(operand(lefts[0], left), operator, operand(rights[0], right));
    });
  }
}

function keyword(node: Node): 'range' | 'end' | undefined {
  const first = node.type === 'list' ? node.nodes.find(({ type }) => type === 'identifier') : undefined;
  const name = first?.type === 'identifier' ? first.name : undefined;
  return name === 'range' || name === 'end' ? name : undefined;
}

function operand(value: unknown, { nodes }: ListNode): Operand {
  const last = nodes.at(-1);
  return { value, isFloat: last?.type === 'literal' && last.isFloat === true };
}

const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function childrenOf(value: unknown): Values {
  if (Array.isArray(value)) return value;
  if (!isMap(value)) return [];
  return Object.keys(value)
    .sort()
    .flatMap((key) => (value[key] === undefined ? [] : [value[key]]));
}

function sliced(value: unknown, { from: first, to: last, step = 1, isSingle }: Bounds): Values {
  if (!Array.isArray(value)) {
    throw new JsonPathProblem(`${isMap(value) ? 'map[string]interface {}' : goType(value)} is not array or slice`);
  }
  const { length } = value;
  const given = first ?? 0;
  const from = given < 0 ? given + length : given;
  let to = isSingle ? given + 1 : (last ?? length);
  if (to < 0 || (to === 0 && isSingle)) to += length;
  if (to === from) return [];
  const outside = (index: number) => new JsonPathProblem(`array index out of bounds: index ${index}, length ${length}`);
  if (from >= length || from < 0) throw outside(from);
  if (to > length || to < 0) throw outside(to - 1);
  if (from > to) throw new JsonPathProblem(`starting index ${from} is greater than ending index ${to}`);
  if (step <= 0) throw new JsonPathProblem('step must be > 0');
  return (value as Values).slice(from, to).filter((_, i) => i % step === 0);
}

function goType(value: unknown): string {
  if (typeof value === 'string') return 'string';
  if (typeof value === 'boolean') return 'bool';
  return Number.isInteger(value) ? 'int64' : 'float64';
}
