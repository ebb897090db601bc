/** Long lines and odd signs in YAML, as go-yaml has them. */
import { parse } from 'yaml';
import { printYaml } from '../../src/printers/yaml';

const WORDS =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen';

test('a text goes on in the next line at the first space behind column 80', () => {
  expect(printYaml({ spec: { text: WORDS } })).toBe(
    'spec:\n' +
      '  text: one two three four five six seven eight nine ten eleven twelve thirteen fourteen\n' +
      '    fifteen sixteen seventeen\n',
  );
  expect(printYaml({ list: [WORDS] })).toBe(
    'list:\n' +
      '- one two three four five six seven eight nine ten eleven twelve thirteen fourteen\n' +
      '  fifteen sixteen seventeen\n',
  );
});

test.each([
  ['no space at all', 'x'.repeat(200)],
  ['two spaces', `${'x'.repeat(90)}  ${'y'.repeat(20)} z`],
  ['quotes', `it's "so": ${WORDS}`],
  ['a tab', `a\tb ${WORDS} ${WORDS}`],
  ['a smile', `\u{1F642} ${WORDS}`],
  ['lines that end in a space', `one \ntwo ${WORDS}`],
  ['lines of its own', `${WORDS}\n  ${WORDS} ${WORDS}\n\nend\n`],
  ['a backslash', `\\ \\n ${WORDS}`],
  ['a bell', '\u0007'],
])('%s is read as it was written', (_what, text) => {
  const printed = printYaml({ b: [{ a: text, z: 1 }, text], 'c.d/e': text });
  expect(parse(printed, { version: '1.1' })).toEqual({ b: [{ a: text, z: 1 }, text], 'c.d/e': text });
});

test('the lines of a text that has lines are left alone', () => {
  expect(printYaml({ text: `${WORDS}\nend\n` })).toBe(`text: |\n  ${WORDS}\n  end\n`);
});

test('what cannot be seen is spelled out', () => {
  expect(printYaml({ text: 'a\tb \u{1F642}' })).toBe('text: "a\\tb \\U0001F642"\n');
});
