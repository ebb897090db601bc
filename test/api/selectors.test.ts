import { formatSelector, matchesNodeTerm, matchesSelector, parseSelector } from '../../src/api/selectors';
import { isRejected } from '../../src/api/rejection';
import type { Node } from '../../src/api/objects';

const LABELS = { app: 'web', tier: 'front', size: '4' };

function picks(text: string): boolean {
  const selector = parseSelector(text);
  if (isRejected(selector)) throw new Error(selector.message);
  return matchesSelector(selector, LABELS);
}

test.each([
  ['', true],
  ['app=web', true],
  ['app==web', true],
  ['app!=web', false],
  ['none!=web', true],
  ['app', true],
  ['!app', false],
  ['!none', true],
  ['app in (web, db)', true],
  ['app notin (web)', false],
  ['app=web,tier=back', false],
  ['size>3', true],
  ['size<3', false],
  ['app=web,size>3,!none', true],
  ['none=', false],
  ['app=web,app=db', false],
  ['app in (),', false],
] as const)('"%s" picks: %s', (text, expected) => {
  if (text === 'app in (),') expect(isRejected(parseSelector(text))).toBe(true);
  else expect(picks(text)).toBe(expected);
});

test.each([
  ['app in', "unable to parse requirement: found '' expected: '('"],
  ['app web', "unable to parse requirement: found 'web', expected: in, notin, =, ==, !=, gt, lt"],
  ['app=web,', "found '', expected: identifier after ','"],
  [',app', "found ',', expected: !, identifier, or 'end of string'"],
  ['app=web db', "found 'db', expected: ',' or 'end of string'"],
  ['app=(', "unable to parse requirement: found '(', expected: identifier"],
  ['app in (a', "unable to parse requirement: found '', expected: ',' or ')'"],
  [
    'size>x',
    "unable to parse requirement: values[0]: Invalid value: \"x\": for 'Gt', 'Lt' operators, the value must be an integer",
  ],
])('"%s" is refused', (text, message) => {
  expect(parseSelector(text)).toMatchObject({
    code: 'BadRequest',
    message: `Error from server (BadRequest): ${message}`,
  });
});

test('no selector picks nothing, an empty one everything', () => {
  expect(matchesSelector(undefined, LABELS)).toBe(false);
  expect(matchesSelector({}, undefined)).toBe(true);
});

test('a selector is printed with its keys in order', () => {
  const matchExpressions = [
    { key: 'b', operator: 'NotIn', values: ['y', 'x'] },
    { key: 'a', operator: 'Exists' },
  ];
  expect(formatSelector({ matchLabels: { c: '1' }, matchExpressions })).toBe('a,b notin (x,y),c=1');
  const parsed = parseSelector('c=1,b notin (y,x),!a');
  expect(isRejected(parsed) ? '' : formatSelector(parsed)).toBe('!a,b notin (x,y),c=1');
});

test('node terms look at labels and at the name', () => {
  const node = { metadata: { name: 'node-1', labels: { disk: 'ssd', cpus: '8' } } } as unknown as Node;
  expect(matchesNodeTerm({}, node)).toBe(false);
  expect(matchesNodeTerm({ matchFields: [{ key: 'metadata.name', operator: 'In', values: ['node-1'] }] }, node)).toBe(
    true,
  );
  expect(matchesNodeTerm({ matchExpressions: [{ key: 'cpus', operator: 'Gt', values: ['4'] }] }, node)).toBe(true);
  expect(matchesNodeTerm({ matchExpressions: [{ key: 'disk', operator: 'DoesNotExist' }] }, node)).toBe(false);
});
