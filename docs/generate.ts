/**
 * `npm run docs`: writes docs/commands.md and the table of commands in README.md from the list of verbs. A test tells when
 * they are out of date.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ALL_VERBS } from '../src/app/verbs';
import { commandsPage, readmeTable, replaceSection } from './commands-page';

const ROOT = join(__dirname, '..');
const README = join(ROOT, 'README.md');

writeFileSync(join(ROOT, 'docs', 'commands.md'), commandsPage(ALL_VERBS));
writeFileSync(README, replaceSection(readFileSync(README, 'utf8'), 'commands', readmeTable(ALL_VERBS)));
