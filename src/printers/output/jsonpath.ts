/**
 * `-o jsonpath=…` and `-o jsonpath-as-json=…`. Follows cli-runtime/pkg/printers/jsonpath.go.
 */
import type { Result } from '../../api/rejection';
import { clientError } from '../../api/status';
import { Length } from './length';
import { goJson, goText } from '../go-text';
import { findResults } from './jsonpath/evaluate';
import { JsonPathProblem, type Node } from './jsonpath/nodes';
import { parseTemplate } from './jsonpath/parse';

const JSON_INDENT = 4;

export interface JsonPath {
  readonly template: string;
  readonly nodes: readonly Node[];
}

/** The template of this text, or kubectl's words for what is wrong with it. */
export function readJsonPath(template: string): Result<JsonPath> {
  try {
    return { template, nodes: parseTemplate(template) };
  } catch (problem) {
    if (!(problem instanceof JsonPathProblem)) throw problem;
    return { ...clientError(`error parsing jsonpath ${template}, ${problem.message}`), hint: hintFor(template) };
  }
}

/** What a template finds in a value, node by node, or why it finds nothing. */
export function searchJsonPath({ nodes }: JsonPath, value: unknown): Result<readonly (readonly unknown[])[]> {
  try {
    return findResults(nodes, value);
  } catch (problem) {
    if (!(problem instanceof JsonPathProblem)) throw problem;
    return clientError(problem.message);
  }
}

/** The text that a template makes of a value. */
export function printJsonPath(path: JsonPath, value: unknown, asJson: boolean): Result<string> {
  try {
    const length = new Length();
    return findResults(path.nodes, value)
      .map((results) => {
        if (asJson) return length.counted(`${goJson(results, JSON_INDENT)}\n`);
        return results.map((one) => length.counted(plainText(one))).join(' ');
      })
      .join('');
  } catch (problem) {
    if (!(problem instanceof JsonPathProblem)) throw problem;
    // kubectl dumps the whole object behind this.
    const why = `Error executing template: ${problem.message}.`;
    return { ...clientError(`error executing jsonpath ${JSON.stringify(path.template)}: ${why}`), hint: SEE };
  }
}

const SEE = '-o yaml shows the fields that there are.';

function plainText(value: unknown): string {
  if (value === null || value === undefined) return '<no value>';
  return typeof value === 'object' ? goJson(value) : goText(value);
}

function hintFor(template: string): string {
  return template.includes('{\\')
    ? `Quotes around the whole template keep those within it: -o jsonpath='{.metadata.name}{"\\n"}'`
    : 'Paths stand in braces: {.metadata.name}, {.items[*].metadata.name}.';
}
