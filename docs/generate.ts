/**
 * `npm run docs`: writes docs/commands.md, docs/first-session.md, docs/course.md, docs/course-walk.md, docs/performance.md
 * with its curves, docs/reliability.md, and in README.md the table of commands and the transcript. Tests tell when they
 * are out of date.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ALL_VERBS } from '../src/app/verbs';
import { commandsPage, readmeTable, replaceSection } from './commands-page';
import { courseTablePage } from './course-table';
import { courseWalkPage, playCourse } from './course-walk';
import { firstSessionPage } from './first-session';
import { performanceCurves, performancePage } from './performance';
import { reliabilityCurves, reliabilityPage } from './reliability';
import { transcript } from './transcript';

const ROOT = join(__dirname, '..');
const README = join(ROOT, 'README.md');

async function main(): Promise<void> {
  writeFileSync(join(ROOT, 'docs', 'commands.md'), commandsPage(ALL_VERBS));
  writeFileSync(join(ROOT, 'docs', 'first-session.md'), await firstSessionPage());
  writeFileSync(join(ROOT, 'docs', 'course.md'), courseTablePage());
  writeFileSync(join(ROOT, 'docs', 'course-walk.md'), courseWalkPage(await playCourse()));
  writeFileSync(join(ROOT, 'docs', 'performance.md'), performancePage());
  writeFileSync(join(ROOT, 'docs', 'reliability.md'), reliabilityPage());
  for (const [name, svg] of Object.entries({ ...performanceCurves(), ...reliabilityCurves() })) {
    writeFileSync(join(ROOT, 'docs', 'figures', name), svg);
  }
  const readme = replaceSection(readFileSync(README, 'utf8'), 'commands', readmeTable(ALL_VERBS));
  writeFileSync(README, replaceSection(readme, 'transcript', await transcript()));
}

void main();
