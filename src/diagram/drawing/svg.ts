/**
 * A drawing as SVG: no style sheet, so that browsers and the rasteriser show the same.
 */
import type { Drawing, Paint, Shape, Tone, Words } from './shape';
import { widthOf } from './text-size';
import { type Theme, type ThemeName, THEMES } from './theme';

/** The family name of the font that is shipped with the app. */
export const FONT = 'Inter';

/** As text-size.ts measures: no kerning, and `8x4` in a name is no multiplication. No attributes say this. */
const LETTER_BY_LETTER = "font-kerning:none;font-feature-settings:'calt' 0";

/** The SVG of a drawing. Same drawing, same bytes. */
export function svgOf(drawing: Drawing, themeName: ThemeName = 'light'): string {
  const theme = THEMES[themeName];
  const { width, height, title, description, shapes } = drawing;
  const size = { width, height, viewBox: `0 0 ${round(width)} ${round(height)}` };
  return element(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', ...size, role: 'img', 'font-family': FONT, style: LETTER_BY_LETTER },
    element('title', {}, escaped(title)),
    element('desc', {}, escaped(description)),
    element('rect', { width, height, fill: theme.paper }),
    ...shapes.map((shape) => drawn(shape, theme)),
  );
}

function drawn(shape: Shape, theme: Theme): string {
  switch (shape.shape) {
    case 'group': {
      const { id, label, parts } = shape;
      return element(
        'g',
        { 'data-id': escaped(id) },
        element('title', {}, escaped(label)),
        ...parts.map((part) => drawn(part, theme)),
      );
    }
    case 'box': {
      const { x, y, width, height, radius } = shape;
      return element('rect', { x, y, width, height, rx: radius, ...painted(shape, theme) });
    }
    case 'disk':
      return disk(shape, theme);
    case 'path': {
      const d = shape.points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${round(x)} ${round(y)}`).join('');
      return element('path', { d: shape.isClosed === true ? `${d}Z` : d, ...painted(shape, theme) });
    }
    case 'words': {
      const { x, y, text, size, weight, tone } = shape;
      const look = { 'font-size': size, 'font-weight': weight === 'strong' ? 600 : 400, fill: theme[tone] };
      return element('text', { x: startsOf(shape, x), y, ...look, 'xml:space': 'preserve' }, escaped(text));
    }
  }
}

/** Signs that the font would draw as one, or otherwise, beside each other, and that the rasteriser does not keep apart. */
const CHANGED_BY_NEIGHBOURS = /[*<>=]|--|\dx|x\d/;

/** Where a text starts; or, where its characters would change each other, where each of them does. */
function startsOf({ text, size, weight }: Words, x: number): number | string {
  if (!CHANGED_BY_NEIGHBOURS.test(text)) return x;
  return [...text].map((_, index) => round(x + widthOf(text.slice(0, index), size, weight))).join(' ');
}

/** How high the curve at the top of a disk is, of its width. */
const CURVE = 0.12;

function disk(shape: Extract<Shape, { shape: 'disk' }>, theme: Theme): string {
  const { x, y, width, height } = shape;
  const [rx, ry] = [width / 2, Math.min(height / 4, width * CURVE)];
  const arc = (toX: number, sweep: 0 | 1) => `a${round(rx)} ${round(ry)} 0 0 ${sweep} ${round(toX)} 0`;
  const outline = `M${round(x)} ${round(y + ry)}${arc(width, 1)}v${round(height - 2 * ry)}${arc(-width, 1)}Z`;
  const rim = `M${round(x)} ${round(y + ry)}${arc(width, 0)}`;
  const paint = painted(shape, theme);
  return element('path', { d: outline, ...paint }) + element('path', { d: rim, ...paint, fill: 'none' });
}

function painted({ fill, stroke, strokeWidth = 1, isDashed }: Paint, theme: Theme): Attributes {
  const colour = (tone: Tone | undefined) => (tone === undefined ? 'none' : theme[tone]);
  return {
    fill: colour(fill),
    ...(stroke === undefined ? {} : { stroke: colour(stroke), 'stroke-width': strokeWidth }),
    ...(isDashed === true ? { 'stroke-dasharray': '3 3' } : {}),
  };
}

type Attributes = Readonly<Record<string, string | number>>;

function element(name: string, attributes: Attributes, ...children: readonly string[]): string {
  const written = Object.entries(attributes).map(
    ([key, value]) => ` ${key}="${typeof value === 'number' ? round(value) : value}"`,
  );
  const start = `<${name}${written.join('')}`;
  return children.length === 0 ? `${start}/>` : `${start}>${children.join('')}</${name}>`;
}

/** Two decimals are finer than any screen. */
const round = (value: number): number => Math.round(value * 100) / 100;

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** What no XML may hold (https://www.w3.org/TR/xml/#charsets): whoever reads it would refuse the whole picture. */
const FORBIDDEN = /[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** Names come from people: they stay text. Characters that XML forbids become `?`. */
function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? '').replace(FORBIDDEN, '?');
}
