/**
 * The page that a browser shows after an installation, or after one that came to nothing. It loads nothing from anywhere.
 */
import type { HttpResponse } from '../http-event';

export interface Page {
  readonly statusCode: number;
  readonly title: string;
  /** A sentence each. */
  readonly lines: readonly string[];
  /** What to do now, in this order; commands stand between backquotes. */
  readonly steps?: readonly string[];
  readonly links?: readonly { readonly label: string; readonly url: string }[];
}

/** Nothing from elsewhere, no script, in nobody's frame, and no address handed on: it holds a code of Slack's. */
const HEADERS = {
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy':
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'Cache-Control': 'no-store',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
} as const;

const STYLE = `
:root { color-scheme: light dark; --ink: #1d1c1d; --paper: #fff; --code: #f1f1f4; --link: #1264a3; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8e8e8; --paper: #1a1d21; --code: #2c2f36; --link: #5fb2f2; } }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.0625rem/1.5 system-ui, sans-serif; }
main { max-width: 34rem; margin: 0 auto; padding: 2.5rem 1.25rem; overflow-wrap: anywhere; }
h1 { margin: 0 0 1rem; font-size: 1.5rem; line-height: 1.25; }
ol { padding-left: 1.5rem; }
li { margin: 0.5rem 0; }
code { white-space: nowrap; padding: 0.1em 0.35em; border-radius: 0.25em; background: var(--code); font-size: 0.95em; }
a { display: inline-block; margin-top: 1rem; padding: 0.7rem 1.1rem; border: 2px solid; border-radius: 0.5rem;
  color: var(--link); font-weight: 600; text-decoration: none; }
`;

export function pageResponse({ statusCode, title, lines, steps = [], links = [] }: Page): HttpResponse {
  const body = [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="robots" content="noindex">',
    `<title>${escaped(title)}</title>`,
    `<style>${STYLE}</style>`,
    '</head>',
    '<body>',
    '<main>',
    `<h1>${escaped(title)}</h1>`,
    ...lines.map((line) => `<p>${withCode(line)}</p>`),
    ...(steps.length === 0 ? [] : ['<ol>', ...steps.map((step) => `<li>${withCode(step)}</li>`), '</ol>']),
    ...links.map(({ label, url }) => `<p><a href="${escaped(url)}">${escaped(label)}</a></p>`),
    '</main>',
    '</body>',
    '</html>',
    '',
  ];
  return { statusCode, headers: HEADERS, body: body.join('\n') };
}

function withCode(text: string): string {
  return escaped(text).replaceAll(/`([^`]*)`/g, '<code>$1</code>');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}
