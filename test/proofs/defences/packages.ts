/** What is taken out for each line of docs/security.md, section Packages and AWS. */
import type { Defence } from '../defence';

export const PACKAGES: readonly Defence[] = [
  {
    test: 'test/security/packages.test.ts',
    title: 'every package is pinned and has a checksum; what is shipped has an allowed licence and runs no script',
    file: 'package.json',
    text: '"yaml": "2.9.1"',
    without: '"yaml": "^2.9.1"',
  },
  {
    test: 'test/security/packages.test.ts',
    title: 'one that concerns what is shipped stops a release, unless a written exception covers it',
    file: 'test/supply/advisories.ts',
    text: "one.severity !== 'low' && one.severity !== 'info' && !isExcepted(one)",
    without: 'false',
  },
  {
    test: 'test/security/packages.test.ts',
    title: 'an exception that %s stops a release',
    file: 'test/supply/advisories.ts',
    text: 'if (!(days >= 0))',
    without: 'if (days < -1)',
  },
  {
    test: 'test/infra/template.test.ts',
    title: 'breaks no rule',
    file: 'infra/slack-role.yml',
    text: 'Resource: ${self:custom.table.arn}',
    without: "Resource: '*'",
  },
  {
    test: 'test/infra/template.test.ts',
    title: 'breaks no rule',
    file: 'infra/slack-role.yml',
    text: 'dynamodb:GetItem',
    without: 'dynamodb:*',
  },
  {
    test: 'test/infra/template.test.ts',
    title: 'breaks no rule',
    file: 'infra/table.yml',
    text: 'DeletionProtectionEnabled: true',
    without: 'DeletionProtectionEnabled: false',
  },
  {
    test: 'test/infra/package.test.ts',
    title: 'writes no secret of the environment anywhere: not into the template, and not into a file of a zip',
    file: 'infra/environment.yml',
    text: 'STAGE: ${self:provider.stage}',
    without: 'STAGE: ${self:provider.stage}\nSLACK_SIGNING_SECRET: ${env:SLACK_SIGNING_SECRET}',
  },
];
