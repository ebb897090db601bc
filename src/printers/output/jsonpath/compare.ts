/**
 * Comparisons in a filter. Follows client-go/third_party/forked/golang/template/funcs.go.
 */
import { JsonPathProblem } from './nodes';

/** Numbers of a template may be floats although they are whole: Go keeps both apart. */
export interface Operand {
  readonly value: unknown;
  readonly isFloat: boolean;
}

/** Whether the comparison holds. Throws JsonPathProblem. */
export function compares(left: Operand, operator: string, right: Operand): boolean {
  if (!['<', '>', '==', '!=', '<=', '>='].includes(operator)) {
    throw new JsonPathProblem(`unrecognized filter operator ${operator}`);
  }
  const kind = kindOf(left);
  if (kind !== kindOf(right)) throw new JsonPathProblem('incompatible types for comparison');
  const [a, b] = [left.value, right.value] as [string, string];
  switch (operator) {
    case '==':
      return a === b;
    case '!=':
      return a !== b;
    default:
      if (kind === 'bool') throw new JsonPathProblem('invalid type for comparison');
      return operator === '<' ? a < b : operator === '>' ? a > b : operator === '<=' ? a <= b : a >= b;
  }
}

function kindOf({ value, isFloat }: Operand): 'bool' | 'int' | 'float' | 'string' {
  switch (typeof value) {
    case 'boolean':
      return 'bool';
    case 'string':
      return 'string';
    case 'number':
      return isFloat || !Number.isInteger(value) ? 'float' : 'int';
    default:
      throw new JsonPathProblem('invalid type for comparison');
  }
}
