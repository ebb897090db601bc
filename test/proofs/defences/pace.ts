/** What is taken out for each line of docs/security.md, section How much. */
import type { Defence } from '../defence';

export const PACE: readonly Defence[] = [
  {
    test: 'test/app/pace/pace.test.ts',
    title: 'of one person are counted over all processes; the answer says when to go on',
    file: 'src/app/pace/pace.ts',
    text: 'if (lately.length < most || oldest === undefined) return undefined;',
    without: 'return undefined;',
  },
  {
    test: 'test/app/pace/pace.test.ts',
    title: 'of one person are counted in a process',
    file: 'src/app/pace/recent-requests.ts',
    text: 'const isTaken = amount + 1 <= most;',
    without: 'const isTaken = true;',
  },
  {
    test: 'test/infra/template.test.ts',
    title: 'breaks no rule',
    file: 'infra/http-api.yml',
    text: 'ThrottlingRateLimit: 100',
    without: 'ThrottlingRateLimit: 10000',
  },
  {
    test: 'test/slack/fetched-secrets.test.ts',
    title: 'that are forged in a flood cause one fetch in half a minute',
    file: 'src/slack/fetched-parameters.ts',
    text: 'RENEWED_EVERY = 30_000',
    without: 'RENEWED_EVERY = 0',
  },
];
