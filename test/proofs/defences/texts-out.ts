/** What is taken out for each line of docs/security.md, section What others read. */
import type { Defence } from '../defence';

export const TEXTS_OUT: readonly Defence[] = [
  {
    test: 'test/security/texts-out.test.ts',
    title: 'mentions nobody and links nowhere, wherever it comes back',
    file: 'src/slack/escape.ts',
    text: "return seen.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');",
    without: 'return seen;',
  },
  {
    test: 'test/security/texts-out.test.ts',
    title: 'a name of a person cannot become a mention of all',
    file: 'src/slack/escape.ts',
    text: "return seen.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');",
    without: 'return seen;',
  },
  {
    test: 'test/security/texts-out.test.ts',
    title: 'a text is never cut into a mention or half an escape',
    file: 'src/slack/cut-text.ts',
    text: "    .replace(/&[a-z]{0,4}$/, '')\n",
    without: '',
  },
  {
    test: 'test/security/texts-out.test.ts',
    title: 'no cell of a table is a formula',
    file: 'src/tutor/report/csv.ts',
    text: "/^[=+\\-@＝＋－＠\\t\\r\\n]/.test(text) ? `'${text}` : text",
    without: 'text',
  },
];
