/** Names come from people: whatever they hold, the SVG stays one, and it stays text. */
import { Resvg } from '@resvg/resvg-js';
import type { Drawing, Shape } from '../../../src/diagram/drawing/shape';
import { svgOf } from '../../../src/diagram/drawing/svg';

/** The same text wherever a drawing has one. */
function drawingOf(text: string): Drawing {
  const words: Shape = { shape: 'words', x: 0, y: 20, width: 50, text, size: 12, weight: 'regular', tone: 'ink' };
  const area = { x: 0, y: 0, width: 100, height: 40 };
  const group: Shape = { shape: 'group', ...area, id: `node/${text}`, label: text, pods: [], parts: [words] };
  return { width: 100, height: 40, title: text, description: text, shapes: [group] };
}

const isRead = (svg: string): boolean => new Resvg(svg, { font: { loadSystemFonts: false } }).width === 100;

test.each([
  '<script>alert(1)</script>',
  `"'><img src=x onerror=alert(1)>`,
  ']]> <![CDATA[ <!-- --> <?xml?>',
  '<!ENTITY x SYSTEM "file:///etc/passwd">&x;',
  '&amp; &#0; &#x1F4A9;',
])('%s is text', (text) => {
  const svg = svgOf(drawingOf(text));
  expect(isRead(svg)).toBe(true);
  const elements = [...svg.matchAll(/<([^/\s>]+)/g)].map(([, name]) => name);
  expect(elements).toEqual(['svg', 'title', 'desc', 'rect', 'g', 'title', 'text']);
  const attributes = [...svg.matchAll(/ ([\w:-]+)="/g)].map(([, name]) => name);
  expect(attributes.filter((name) => name?.startsWith('on'))).toEqual([]);
});

test.each([
  ['control characters', '\u0000\u0001\u0008\u000b\u001b\u007f\u0085'],
  ['what is no character', '\ufffe\uffff'],
  ['halves of characters', 'a\ud800b\udfffc'],
  ['characters of two halves', '\u{1f600}8x4 \u{10fffd}'],
  ['words from right to left', '\u202eabc \u0645\u0631\u062d\u0628\u0627 \u2028'],
])('%s are read by whoever draws them', (_, text) => {
  const svg = svgOf(drawingOf(text));
  expect(isRead(svg)).toBe(true);
  expect(isRead(Buffer.from(svg, 'utf8').toString('utf8'))).toBe(true);
});

test('what XML forbids is a question mark, and nothing else is', () => {
  const svg = svgOf(drawingOf('a\u0000b\ufffec\ud800d\ufffd \u{1f600}'));
  expect(svg).toContain('<title>a?b?c?d\ufffd \u{1f600}</title>');
});
