import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { ChannelUnderTest } from '../app/channel-under-test';

const ROOT = join(__dirname, '..', '..');
const PAGES = [
  ...readdirSync(ROOT).filter((file) => file.endsWith('.md')),
  ...readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => join('docs', file)),
];
const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');

describe('the documentation', () => {
  test.each(PAGES)('%s points only at files that exist', (page) => {
    const targets = [...read(page).matchAll(/\]\(([^)#\s]+)[^)]*\)/g)].map((match) => match[1]!);
    const local = targets.filter((target) => !/^[a-z]+:/.test(target));
    expect(local.filter((target) => !existsSync(join(ROOT, dirname(page), target)))).toEqual([]);
  });

  test.each(PAGES)('%s names only files of this repository that exist', (page) => {
    const named = [...read(page).matchAll(/`((?:src|infra|docs|test|functions|playground)\/[\w./-]+)`/g)].map(
      (match) => match[1]!,
    );
    const fixed = named.filter((file) => !file.includes('NAME'));
    expect(fixed.filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
  });

  test.each(PAGES)('%s names only npm scripts that exist', (page) => {
    const { scripts } = JSON.parse(read('package.json')) as { readonly scripts: Readonly<Record<string, string>> };
    const named = [...read(page).matchAll(/npm run (?:-s )?([\w:-]+)/g)].map((match) => match[1]!);
    expect(named.filter((script) => !(script in scripts))).toEqual([]);
  });

  test('every script runs a file that exists', () => {
    const { scripts } = JSON.parse(read('package.json')) as { readonly scripts: Readonly<Record<string, string>> };
    const files = Object.values(scripts).flatMap((script) =>
      [...script.matchAll(/tsx (?:-\S+ )*(\S+\.ts)/g)].map((match) => match[1]!),
    );
    expect(files.length).toBeGreaterThan(5);
    expect(files.filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
  });

  test("the README's table names every variable that npm start reads, and no other", () => {
    const readByStart = read('src/local/environment.ts').match(/\bPORT\b|\b[A-Z]+(?:_[A-Z]+)+\b/g) ?? [];
    const section = read('README.md').split('## On your machine')[1]!.split('\n## ')[0]!;
    const documented = [...section.matchAll(/^\| `([A-Z_]+)`/gm)].map((match) => match[1]!);
    expect(documented.sort()).toEqual([...new Set(readByStart)].sort());
  });

  test('the README names every variable that the deployment gives to functions, and no other', () => {
    const given = new Set([...read('infra/environment.yml').matchAll(/^([A-Z_]+):/gm)].map((match) => match[1]!));
    for (const file of readdirSync(join(ROOT, 'infra')).filter((name) => name.endsWith('-function.yml'))) {
      const [, environment = ''] = read(`infra/${file}`).split('\nenvironment:\n');
      for (const match of environment.split(/\n(?=\S)/)[0]!.matchAll(/^ {2}([A-Z_]+):/gm)) given.add(match[1]!);
    }
    // How Node runs; nothing of ours reads it.
    given.delete('NODE_OPTIONS');
    const section = read('README.md').split('### Environment variables')[1]!.split('\n## ')[0]!;
    const cells = [...section.matchAll(/^\| (`[^|]*) \|/gm)].map((match) => match[1]!);
    const documented = cells.flatMap((cell) => [...cell.matchAll(/`([A-Z_]+)`/g)].map((match) => match[1]!));
    expect(documented.sort()).toEqual([...given].sort());
  });

  test('what the README says that one can set can be set as it is written there', async () => {
    const section = read('README.md').split('### What you can set')[1]!.split('\n### ')[0]!;
    const written = [...section.matchAll(/`\/kube ([^`]+)`/g)].map((match) => match[1]!);
    expect(written.length).toBeGreaterThan(12);
    // Pictures want a Slack that fetches them, a form one that opens it, and what is stored a table.
    const commands = new Set(written.filter((command) => !/pictures|change$|^privacy/.test(command)));
    const channel = new ChannelUnderTest();
    for (const command of commands) {
      expect([command, (await channel.type(command)).headline]).not.toEqual([command, 'Nothing was changed.']);
    }
  });

  test('every decision has its number, a decision, a reason and a price', () => {
    const files = readdirSync(join(ROOT, 'docs', 'decisions')).sort();
    expect(files.map((file) => file.slice(0, 4))).toEqual(files.map((_, i) => String(i + 1).padStart(4, '0')));
    for (const file of files.filter((name) => !name.includes('tools'))) {
      const text = read(relative(ROOT, join(ROOT, 'docs', 'decisions', file)));
      expect([file, ...['**Decision.**', '**Why.**', '**Price.**'].filter((part) => !text.includes(part))]).toEqual([
        file,
      ]);
    }
  });
});
