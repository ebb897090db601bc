/** What comes from others: the packages that are shipped, and what is known against them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type AuditReport, auditFindings } from '../supply/advisories';
import { lockFindings, type LockFile, type Wanted } from '../supply/lock-file';

const read = (path: string): unknown => JSON.parse(readFileSync(join(__dirname, '../..', path), 'utf8'));
const LOCK = read('package-lock.json') as LockFile;
const WANTED = read('package.json') as Wanted;

test('every package is pinned and has a checksum; what is shipped has an allowed licence and runs no script', () => {
  expect(lockFindings(LOCK, WANTED)).toEqual([]);
});

test.each([
  ['a range', { dependencies: { yaml: '^2.9.1' } }, {}, 'yaml has no exact version'],
  ['an address', { devDependencies: { x: 'github:a/x' } }, {}, 'x has no exact version'],
  ['no checksum', {}, { integrity: undefined }, 'x has no checksum'],
  ['another licence', {}, { license: 'GPL-3.0-only' }, 'x has a licence that nobody allowed'],
  ['no licence', {}, { license: undefined }, 'x has a licence that nobody allowed'],
  ['a script', {}, { hasInstallScript: true }, 'x runs a script when installed'],
])('%s is found', (_, wanted, locked, finding) => {
  const good = { version: '1.0.0', integrity: 'sha512-x', license: 'MIT' };
  const lock: LockFile = {
    packages: { '': {}, 'node_modules/x': { ...good, ...locked } },
  };
  expect(lockFindings(lock, { dependencies: {}, devDependencies: {}, ...wanted })).toEqual([finding]);
});

describe('advisories', () => {
  const advisory = {
    name: 'axios',
    title: 'Requests can be led elsewhere',
    url: 'https://github.com/advisories/GHSA-aaaa-bbbb-cccc',
    severity: 'moderate',
  };
  const report: AuditReport = { vulnerabilities: { axios: { via: [advisory] }, '@slack/bolt': { via: ['axios'] } } };
  const exception = {
    advisory: 'GHSA-aaaa-bbbb-cccc',
    package: 'axios',
    reason: 'This program never makes a request through axios.',
    until: '2026-12-31',
  };
  const TODAY = '2026-11-23';

  test('one that concerns what is shipped stops a release, unless a written exception covers it', () => {
    expect(auditFindings(report, [], TODAY)).toEqual([
      'GHSA-aaaa-bbbb-cccc moderate axios: Requests can be led elsewhere',
    ]);
    expect(auditFindings(report, [exception], TODAY)).toEqual([]);
    expect(auditFindings(report, [{ ...exception, package: 'yaml' }], TODAY)).toHaveLength(1);
  });

  test.each([
    ['has ended', { until: '2026-11-22' }],
    ['has ended', { until: 'some day' }],
    ['longer than 180 days', { until: '2027-11-23' }],
    ['gives no reason', { reason: 'fine' }],
  ])('an exception that %s stops a release', (finding, change) => {
    const [line] = auditFindings(report, [{ ...exception, ...change }], TODAY);
    expect(line).toContain(finding);
  });

  test('an exception that is not needed any more stops a release; where nobody was asked nothing is known of that', () => {
    const none: AuditReport = { vulnerabilities: {} };
    expect(auditFindings(none, [exception], TODAY)[0]).toContain('not needed any more');
    expect(auditFindings(undefined, [exception], TODAY)).toEqual([]);
  });

  test('one of low severity is no reason to stop', () => {
    const low = { vulnerabilities: { axios: { via: [{ ...advisory, severity: 'low' }] } } };
    expect(auditFindings(low, [], TODAY)).toEqual([]);
  });
});

test('the written exceptions have reasons, and have not ended', () => {
  const written = read('infra/audit-exceptions.json') as Parameters<typeof auditFindings>[1];
  expect(auditFindings(undefined, written, new Date().toISOString().slice(0, 10))).toEqual([]);
});
