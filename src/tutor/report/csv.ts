/**
 * A report as a table for a spreadsheet (RFC 4180). Columns: docs/operating.md.
 */
import type { ChannelReport, Row } from './channel-report';

const HEAD = [
  'kind',
  'id',
  'name',
  'topic',
  'answers',
  'people',
  'right',
  'right_percent',
  'sure_but_wrong',
  'last_asked',
];

/** @param dayOf the date of an instant, such as `2026-11-23` */
export function reportCsv({ ideas, items }: ChannelReport, dayOf: (at: number) => string): string {
  const rows = [...ideas, ...items].map((row) => [...cells(row), dayOf(row.last)]);
  return [HEAD, ...rows].map((row) => row.map(cell).join(',')).join('\r\n') + '\r\n';
}

function cells({ kind, id, name, topic, answers, people, right, sureButWrong }: Row): readonly string[] {
  const percent = Math.round((right / answers) * 100);
  return [kind, id, name, topic, ...[answers, people, right, percent, sureButWrong].map(String)];
}

/** A spreadsheet must take no cell for a formula, and find where each one ends. */
export function cell(text: string): string {
  const plain = /^[=+\-@＝＋－＠\t\r\n]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
