import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { commandsPage, readmeTable, replaceSection } from '../../docs/commands-page';
import { transcript } from '../../docs/transcript';
import { ALL_VERBS } from '../../src/app/verbs';
import type { VerbInfo } from '../../src/commands/verb';

const ROOT = join(__dirname, '..', '..');
const VERB: VerbInfo = {
  name: 'scale',
  aliases: ['resize'],
  usage: 'scale NAME up|down|COUNT',
  summary: 'sets how many Pods you want',
  examples: ['scale web 4', 'scale web --replicas 4'],
  effect: 'change',
  origin: 'kubectl',
};

describe('the pages about commands', () => {
  test('docs/commands.md is what the list of verbs says (else: npm run docs)', () => {
    expect(readFileSync(join(ROOT, 'docs', 'commands.md'), 'utf8')).toBe(commandsPage(ALL_VERBS));
  });

  test("the README's table is what the list of verbs says (else: npm run docs)", () => {
    const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
    expect(replaceSection(readme, 'commands', readmeTable(ALL_VERBS))).toBe(readme);
  });

  test("the README's transcript is what the tutor answers (else: npm run docs)", async () => {
    const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
    expect(replaceSection(readme, 'transcript', await transcript())).toBe(readme);
  });

  test('show usage, summary, effect, other names and every example of a verb', () => {
    const page = commandsPage([VERB]);
    for (const part of [
      'scale NAME up|down|COUNT',
      'Scale sets how many Pods you want.',
      'everybody sees',
      '`resize`',
    ]) {
      expect(page).toContain(part);
    }
    expect(page).toContain('/kube scale web 4\n/kube scale web --replicas 4');
  });

  test('keep a bar in a usage line from ending the cell of a table', () => {
    expect(readmeTable([VERB])).toContain('| `/kube scale NAME up\\|down\\|COUNT` | sets how many Pods you want |');
  });

  test('replace their section and nothing else', () => {
    const text = 'before\n<!-- x -->\nold\n<!-- /x -->\nafter';
    expect(replaceSection(text, 'x', 'new')).toBe('before\n<!-- x -->\n\nnew\n\n<!-- /x -->\nafter');
    expect(() => replaceSection(text, 'y', 'new')).toThrow('no section y');
  });
});
