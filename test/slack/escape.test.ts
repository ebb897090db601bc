import fc from 'fast-check';
import { asciiOnly, escapeText, inlineCode, prose } from '../../src/slack/escape';

describe('text of people', () => {
  it.each([
    ['<!channel>', '&lt;!channel&gt;'],
    ['<@U123>', '&lt;@U123&gt;'],
    ['<https://evil.example|here>', '&lt;https://evil.example|here&gt;'],
    ['a &lt; b', 'a &amp;lt; b'],
  ])('%s mentions nobody and links nowhere', (text, expected) => {
    expect(escapeText(text)).toBe(expected);
    expect(prose(text)).toBe(expected);
  });

  it('keeps pairs of backticks in prose, and no other', () => {
    expect(prose('as before `update web v2`.')).toBe('as before `update web v2`.');
    expect(prose('a ` b')).toBe("a ' b");
    expect(prose('```\nboom')).toBe("'\nboom");
    expect(prose('`a` and ```b')).toBe("`a` and 'b");
  });

  it('stays inside inline code', () => {
    expect(inlineCode('scale `web` 3\n<!here>', 100)).toBe("`scale 'web' 3 &lt;!here&gt;`");
    expect(inlineCode('x'.repeat(50), 10)).toBe('`xxxxxxxx..`');
    expect(inlineCode('', 10)).toBe('');
  });

  it('is ASCII in code blocks', () => {
    expect(asciiOnly('NAME\tREADY\nwéb ✓ 😀')).toBe('NAME\tREADY\nw?b ? ?');
  });

  it('never has an open code span or an angle bracket', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('`', '<', '>', '&', 'a', '\n', '*', '😀') }), (text) => {
        for (const safe of [prose(text), inlineCode(text, 20)]) {
          expect(safe).not.toMatch(/[<>]/);
          for (const line of safe.split('\n')) expect((line.match(/`/g) ?? []).length % 2).toBe(0);
        }
      }),
    );
  });
});

it('controls and marks of direction go: nobody sees them, and they hide what was typed', () => {
  expect(escapeText('a\0b\u202Ec\u2066d\u200Fe\tf\ng\u0085')).toBe('abcde\tf\ng');
});
