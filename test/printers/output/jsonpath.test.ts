import { isRejected } from '../../../src/api/rejection';
import { printJsonPath, readJsonPath } from '../../../src/printers/output/jsonpath';
import { nextRandom, pick } from '../../../src/cluster/random';

const WEB = {
  name: 'web',
  labels: { app: 'web', 'a.b/c': 'd' },
  replicas: 3,
  share: 0.5,
  isOn: true,
  none: null,
  items: [
    { name: 'a', at: 'node-1', size: 1 },
    { name: 'b', at: 'node-2', size: 2 },
    { name: 'c', at: 'node-1', size: 3 },
  ],
};

function print(template: string, asJson = false): string {
  const path = readJsonPath(template);
  const text = isRejected(path) ? path : printJsonPath(path, WEB, asJson);
  return isRejected(text) ? text.message : text;
}

describe('templates, as kubectl prints them', () => {
  it.each([
    ['.name', '.name'],
    ['{.name}', 'web'],
    ['{.name} has {.replicas}!', 'web has 3!'],
    ['{$.name}{@.name}', 'webweb'],
    ["{.labels['app']}{['name']}", 'webweb'],
    ['{.labels.a\\.b/c}', 'd'],
    ['{.nope}{.nope.more}{.name.more}', ''],
    ['{.replicas} {.share} {.isOn} {.none}', '3 0.5 true <no value>'],
    ['{.labels}', '{"a.b/c":"d","app":"web"}'],
    ['{.items[*].name}', 'a b c'],
    ['{.items[1].name} {.items[-1].name} {.items[0:2].name} {.items[::2].name}', 'b c a b a c'],
    ['{.items[0,2].name}', 'a c'],
    ["{.items[0]['name','at']}", 'a node-1'],
    ['{.items[?(@.at=="node-1")].name}', 'a c'],
    ["{.items[?(@.at!='node-1')].name}", 'b'],
    ['{.items[?(@.size>1)].name} {.items[?(@.size<=2)].name}', 'b c a b'],
    ['{.items[?(@.nope)].name}{.items[?(@.name)].size}', '1 2 3'],
    ['{range .items[*]}{.name}={.size}{"\\n"}{end}.', 'a=1\nb=2\nc=3\n.'],
    ['{range .nope[*]}{.name}{end}after', 'after'],
    ['{..size}', '1 2 3'],
    ['{\'single\'}{"tab\\tend"}', 'singletab\tend'],
  ])('%s', (template, text) => {
    expect(print(template)).toBe(text);
  });

  it('writes JSON where it is asked for, and escapes what HTML would read', () => {
    expect(print('{.items[*].size}', true)).toBe('[\n    1,\n    2,\n    3\n]\n');
    const path = readJsonPath('{.a}');
    expect(isRejected(path) ? '' : printJsonPath(path, { a: { b: '<none>' } }, false)).toBe(
      '{"b":"\\u003cnone\\u003e"}',
    );
  });

  it.each([
    ['{.items[', 'error: error parsing jsonpath {.items[, unterminated array'],
    ['{.name', 'error: error parsing jsonpath {.name, unclosed action'],
    ['{!}', "error: error parsing jsonpath {!}, unrecognized character in action: U+0021 '!'"],
    ['{....}', 'error: error parsing jsonpath {....}, invalid multiple recursive descent'],
    ['{"a}', 'error: error parsing jsonpath {"a}, unterminated quoted string'],
    ['{.items[a]}', 'error: error parsing jsonpath {.items[a]}, invalid array index a'],
    ['{.items[?(@.a=="b]}', 'error: error parsing jsonpath {.items[?(@.a=="b]}, unterminated filter'],
    ['{.items[?(@.a)}', 'error: error parsing jsonpath {.items[?(@.a)}, unclosed array expect ]'],
    [
      '{.items[9]}',
      'error: error executing jsonpath "{.items[9]}": Error executing template: array index out of bounds: index 9, length 3.',
    ],
    ['{foo}', 'error: error executing jsonpath "{foo}": Error executing template: unrecognized identifier foo.'],
    ['{end}', 'error: error executing jsonpath "{end}": Error executing template: not in range, nothing to end.'],
    [
      '{.items[?(@.size=="1")]}',
      'error: error executing jsonpath "{.items[?(@.size==\\"1\\")]}": Error executing template: incompatible types for comparison.',
    ],
  ])('%s is refused', (template, message) => {
    expect(print(template)).toBe(message);
  });

  it('ends in time, whatever it is asked', () => {
    expect(print(`${'{range ..}'.repeat(30)}{.name}`)).toContain('the template looks at too many values');
  });

  it('answers with a text or a refusal, whatever it is given', () => {
    const pieces = [
      '{',
      '}',
      '.',
      '..',
      '[',
      ']',
      '*',
      '?(',
      ')',
      '@',
      '$',
      '"',
      "'",
      '\\',
      '==',
      '>',
      ',',
      ':',
      '-1',
      '2',
      ' ',
    ];
    const words = ['range ', 'end', 'items', 'name', 'true', '\n', '1.5', '|', 'é', '__proto__', 'constructor'];
    const all = [...pieces, ...words];
    const random = { position: 7 };
    for (let i = 0; i < 3000; i++) {
      const length = 1 + Math.floor(nextRandom(random) * 14);
      const template = Array.from({ length }, () => pick(random, all)).join('');
      expect(typeof print(i % 2 === 0 ? template : `{${template}}`)).toBe('string');
    }
  });
});
