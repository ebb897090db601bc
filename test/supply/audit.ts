/**
 * The part `audit` of `npm test`: what is known against the packages that are shipped, their licences and their pins.
 * Where the registry does not answer such questions it says so; everything else is checked nevertheless.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type AuditException, auditFindings, type AuditReport, listed } from './advisories';
import { lockFindings, type LockFile, type Wanted } from './lock-file';

const ROOT = join(__dirname, '..', '..');
const PATIENCE = 60_000;

const read = (path: string): unknown => JSON.parse(readFileSync(join(ROOT, path), 'utf8'));

/** The answer of npm, or why there is none. */
function ask(...words: readonly string[]): AuditReport | string {
  const { stdout, error } = spawnSync('npm', ['audit', '--json', ...words], {
    cwd: ROOT,
    encoding: 'utf8',
    timeout: PATIENCE,
  });
  if (error !== undefined) return error.message;
  try {
    const answer = JSON.parse(stdout) as Partial<AuditReport> & { readonly message?: string };
    if (answer.vulnerabilities === undefined) return answer.message ?? 'an answer that is no report';
    return { vulnerabilities: answer.vulnerabilities };
  } catch {
    return 'an answer that is no JSON';
  }
}

const shipped = ask('--omit=dev');
const exceptions = read('infra/audit-exceptions.json') as readonly AuditException[];
const today = new Date().toISOString().slice(0, 10);
const findings = [
  ...lockFindings(read('package-lock.json') as LockFile, read('package.json') as Wanted),
  ...auditFindings(typeof shipped === 'string' ? undefined : shipped, exceptions, today),
];
if (typeof shipped === 'string') console.log(`Advisories were not looked at: the registry said ${shipped}`);
else {
  const all = ask();
  const tools = typeof all === 'string' ? [] : listed(all).filter((line) => !listed(shipped).includes(line));
  for (const line of tools) console.log(`only in tools: ${line}`);
}
for (const line of findings) console.log(line);
process.exitCode = findings.length > 0 ? 1 : 0;
