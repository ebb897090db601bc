/** What is taken out for each line of docs/security.md, section Installing. */
import type { Defence } from '../defence';

export const INSTALLING: readonly Defence[] = [
  {
    test: 'test/slack/install/install.test.ts',
    title: 'belongs to the browser that it was given to, and still counts there',
    file: 'src/slack/install/install-state.ts',
    text: "if (!isSame(hash(browser), stored.value.browser)) return 'foreign';",
    without: '',
  },
  {
    test: 'test/slack/install/install.test.ts',
    title: 'counts once when it comes twice at the same time',
    file: 'src/slack/install/install-state.ts',
    text: "=== 'saved' ? 'claimed' : 'used'",
    without: "=== 'saved' ? 'claimed' : 'claimed'",
  },
  {
    test: 'test/slack/install/install.test.ts',
    title: 'is over after ten minutes',
    file: 'src/slack/install/install-state.ts',
    text: 'STATE_FOR = 10 * 60',
    without: 'STATE_FOR = 10 * 6000',
  },
  {
    test: 'test/slack/install/install.test.ts',
    title: 'cannot be read from the store',
    file: 'src/slack/install/install-state.ts',
    text: "createHash('sha256').update(text).digest('base64url')",
    without: 'text',
  },
  {
    test: 'test/slack/install/install.test.ts',
    title: 'shows a name as text',
    file: 'src/slack/install/install-page.ts',
    text: "text.replaceAll(/[&<>\"']/g, (character) => ENTITIES[character] ?? '')",
    without: 'text',
  },
  {
    test: 'test/slack/install/install.test.ts',
    title: 'sends every page without a script, for nobody else to keep or to frame',
    file: 'src/slack/install/install-page.ts',
    text: "  'Referrer-Policy': 'no-referrer',\n",
    without: '',
  },
  {
    test: 'test/slack/install/install.test.ts',
    title: 'logs neither codes nor states nor tokens nor who it was',
    file: 'src/slack/install/install.ts',
    text: "this.options.log.info('install-not-claimed', { claimed });",
    without: "this.options.log.info('install-not-claimed', { claimed, state: query.get('state') ?? '' });",
  },
  {
    test: 'test/app/installations/bot-tokens.test.ts',
    title: 'opens for no other workspace, whoever moved it there',
    file: 'src/app/installations/bot-tokens.ts',
    text: 'await cipher.decrypt(sealed, { team });',
    without: "await cipher.decrypt(sealed, { team: 'T1' });",
  },
];
