/** What the tests of a file are called, read from its text. */
import * as ts from 'typescript';

/** The whole names of all tests in a file: those of the groups around it and its own, joined by " > ". */
export function testNames(text: string): readonly string[] {
  const names: string[] = [];
  const walk = (node: ts.Node, groups: readonly string[]): void => {
    const called = ts.isCallExpression(node) ? calledWithName(node) : undefined;
    if (called === undefined) return ts.forEachChild(node, (child) => walk(child, groups));
    const { verb, name, rest } = called;
    if (verb !== 'describe') names.push([...groups, name].join(' > '));
    else for (const argument of rest) walk(argument, [...groups, name]);
  };
  walk(ts.createSourceFile('a.test.ts', text, ts.ScriptTarget.Latest, true), []);
  return names;
}

/** `test('name', …)`, `describe.each([…])('name', …)` and the like. */
function calledWithName(call: ts.CallExpression) {
  const [name, ...rest] = call.arguments;
  if (name === undefined) return undefined;
  let called: ts.Expression = call.expression;
  while (!ts.isIdentifier(called)) {
    if (ts.isCallExpression(called) || ts.isPropertyAccessExpression(called)) called = called.expression;
    else if (ts.isTaggedTemplateExpression(called)) called = called.tag;
    else return undefined;
  }
  if (!['describe', 'test', 'it'].includes(called.text)) return undefined;
  if (ts.isStringLiteralLike(name)) return { verb: called.text, name: name.text, rest };
  return ts.isTemplateExpression(name) ? { verb: called.text, name: name.getText().slice(1, -1), rest } : undefined;
}

/**
 * Whether a name means one test of a file: its own name where no other test there has it, or its whole name. A part of
 * a name means none.
 */
export function namesOneTest(name: string, names: readonly string[]): boolean {
  const meant = names.filter((whole) => whole === name || whole.endsWith(` > ${name}`));
  return meant.length === 1;
}
