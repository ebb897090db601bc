/** The list of verbs as Markdown. */
import type { VerbInfo } from '../src/commands/verb';

/** The whole of docs/commands.md. */
export function commandsPage(verbs: readonly VerbInfo[]): string {
  return [
    '# Commands',
    '',
    'Everything that can follow `/kube` in a channel, and `npm run kube --` on your machine. The word `kubectl` may stand before a command.',
    'This page is written by `npm run docs` from the list of verbs; do not edit it.',
    '',
    ...inOrder(verbs).flatMap(entry),
  ].join('\n');
}

/** The README's table: usage and summary of each verb, its columns padded as prettier pads them. */
export function readmeTable(verbs: readonly VerbInfo[]): string {
  const rows = [
    ['command', 'what it does'],
    ...inOrder(verbs).map((verb) => [`\`/kube ${cell(verb.usage)}\``, cell(verb.summary)]),
  ];
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) => `| ${row.map((text, column) => text.padEnd(widths[column] ?? 0)).join(' | ')} |`);
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  return [lines[0], rule, ...lines.slice(1)].join('\n');
}

/**
 * Puts `content` between `<!-- NAME -->` and `<!-- /NAME -->`. Throws when the text has no such section.
 */
export function replaceSection(text: string, name: string, content: string): string {
  const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const [start, end] = [text.indexOf(open), text.indexOf(close)];
  if (start < 0 || end < start) throw new Error(`no section ${name}`);
  return `${text.slice(0, start + open.length)}\n\n${content}\n\n${text.slice(end)}`;
}

function entry(verb: VerbInfo): string[] {
  const facts = [
    verb.effect === 'change'
      ? "changes the channel's cluster; everybody sees the reply"
      : 'changes nothing; only you see the reply',
    verb.origin === 'kubectl' ? "kubectl's" : "the tutor's own",
    ...(verb.aliases?.length ? [`also: ${verb.aliases.map((alias) => `\`${alias}\``).join(', ')}`] : []),
  ];
  return [
    `## ${verb.name}`,
    '',
    `\`/kube ${verb.usage}\``,
    '',
    `${capital(verb.name)} ${verb.summary}.`,
    '',
    `(${facts.join(' · ')})`,
    '',
    '```',
    ...verb.examples.map((example) => `/kube ${example}`),
    '```',
    '',
  ];
}

/** By name, so that one finds a verb; the list's own order is that of help. */
function inOrder(verbs: readonly VerbInfo[]): readonly VerbInfo[] {
  return [...verbs].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** A bar would end the cell. */
function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
