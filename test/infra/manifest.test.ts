/** The manifest of the Slack app: valid against Slack's own schema, the fewest scopes, and what the app listens to. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import { parse } from 'yaml';
import { EVENTS, manifestOf, SCOPES } from '../../infra/manifest';
import { type ManifestOptions, readManifestOptions } from '../../infra/manifest-options';
import { manifestText } from '../../infra/manifest-text';
import { DO_SHORTCUT } from '../../src/slack/do-shortcut';
import { BOT_SCOPES, OPTIONAL_BOT_SCOPES } from '../../src/slack/install/scopes';
import { APPLY_MANIFEST } from '../../src/slack/apply-shortcut';
import { ADD_MISSION } from '../../src/slack/mission-shortcut';

const ROOT = join(__dirname, '..', '..');
const SCHEMA = JSON.parse(readFileSync(join(ROOT, 'test/fixtures/slack-manifest.schema.json'), 'utf8')) as object;
const validate = new Ajv({ strict: false, validateFormats: false }).compile(SCHEMA);

function options(...typed: readonly string[]): ManifestOptions {
  const read = readManifestOptions(typed);
  if ('command' in read) return read;
  throw new Error(JSON.stringify(read));
}

const problemOf = (...typed: readonly string[]): string => {
  const read = readManifestOptions(typed);
  return 'problem' in read ? (read.problem.split('\n')[0] ?? '') : '';
};

const manifest = (...typed: readonly string[]) => manifestOf(options(...typed));

describe('the manifest', () => {
  test.each([
    [[]],
    [['--url', 'https://x.execute-api.eu-central-1.amazonaws.com']],
    [['--url=https://kube.example.com/', '--command', '/kubelab', '--rotate-tokens']],
    [['--socket', '--command', `/${'k'.repeat(31)}`]],
    [['--without', 'mentions']],
    [['--without=messages,mentions', '--socket']],
  ])('is valid for Slack with %j', (typed) => {
    expect(validate(parse(manifestText(options(...typed)))) ? [] : validate.errors).toEqual([]);
  });

  test('is measured by a schema that refuses what is wrong', () => {
    const right = manifest();
    const wrongs = [
      { ...right, display_information: { ...right.display_information, name: 'k'.repeat(36) } },
      { ...right, display_information: { ...right.display_information, long_description: 'Too short.' } },
      { ...right, features: { ...right.features, slash_commands: [{ command: 'kube', description: 'No slash' }] } },
      { ...right, settings: { ...right.settings, socket_mode: true } },
      { ...right, oauth_config: { scopes: { bot: 'commands' } } },
    ];
    expect(wrongs.filter((wrong) => validate(wrong))).toEqual([]);
  });

  test('in the repository is what `npm run manifest` writes', () => {
    expect(readFileSync(join(ROOT, 'infra/slack-manifest.yml'), 'utf8')).toBe(manifestText(options()));
    const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
      scripts: { manifest: string };
    };
    expect(scripts.manifest).toBe('tsx infra/print-manifest.ts');
  });

  test('asks for two scopes, and for two more that may be left out', () => {
    const { bot, bot_optional } = manifest().oauth_config.scopes;
    expect(bot).toEqual(['commands', 'chat:write', 'app_mentions:read', 'im:history']);
    expect(bot_optional).toEqual(['app_mentions:read', 'im:history']);
    // Whoever installs by OAuth is asked for the same.
    expect(BOT_SCOPES).toEqual(bot.filter((scope) => !bot_optional!.includes(scope)));
    expect(OPTIONAL_BOT_SCOPES).toEqual(bot_optional);
  });

  test('leaves out a scope together with what it is for', () => {
    const { oauth_config, settings } = manifest('--without', 'messages,mentions');
    expect(oauth_config.scopes).toEqual({ bot: ['commands', 'chat:write'] });
    expect(settings.event_subscriptions.bot_events).toEqual(['app_home_opened', 'app_uninstalled', 'tokens_revoked']);
    const mentions = manifest('--without', 'messages');
    expect(mentions.oauth_config.scopes.bot_optional).toEqual(['app_mentions:read']);
    expect(mentions.settings.event_subscriptions.bot_events).toContain('app_mention');
    expect(mentions.settings.event_subscriptions.bot_events).not.toContain('message.im');
  });

  test('sends commands, buttons and events to the one route that is deployed', () => {
    const { features, settings, oauth_config } = manifest('--url', 'https://kube.example.com/dev/slack/events');
    const events = 'https://kube.example.com/dev/slack/events';
    expect(features.slash_commands).toMatchObject([{ command: '/kube', url: events, should_escape: false }]);
    expect(settings.interactivity).toEqual({ is_enabled: true, request_url: events });
    expect(settings.event_subscriptions.request_url).toBe(events);
    expect(oauth_config.redirect_urls).toEqual(['https://kube.example.com/dev/slack/oauth_redirect']);
    expect(settings).toMatchObject({
      org_deploy_enabled: false,
      socket_mode_enabled: false,
      token_rotation_enabled: false,
    });
  });

  test('for Socket Mode names no address at all', () => {
    expect(manifestText(options('--socket')).replace(/^#.*$/gm, '')).not.toMatch(/https?:/);
    expect(manifest('--socket').settings.socket_mode_enabled).toBe(true);
  });

  test('says the name of the command wherever it says one', () => {
    const text = manifestText(options('--command', 'kubelab'));
    expect(text).toContain('command: /kubelab');
    expect(text).toContain('Type /kubelab deploy web');
    expect(text).not.toMatch(/\/kube(?!lab)/);
  });

  test('names the shortcuts and the home tab that the app listens to', () => {
    const { shortcuts, app_home } = manifest().features;
    expect(shortcuts.map(({ type, callback_id }) => [type, callback_id])).toEqual([
      ['global', DO_SHORTCUT],
      ['message', ADD_MISSION],
      ['message', APPLY_MANIFEST],
    ]);
    expect(app_home).toMatchObject({ home_tab_enabled: true, messages_tab_read_only_enabled: false });
  });

  test('has the reason of each scope and event beside it, and in the README', () => {
    const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
    for (const { name, reason } of [...SCOPES, ...EVENTS]) {
      expect(manifestText(options())).toContain(`# ${reason}\n`);
      expect([name, readme.includes(`| \`${name}\` `)]).toEqual([name, true]);
    }
  });
});

describe('what is typed for it', () => {
  test.each([
    [['--url', 'http://kube.example.com'], 'http://kube.example.com is no address that Slack can call'],
    [['--url', 'kube.example.com'], 'is no address'],
    [['--url', 'https://me:x@kube.example.com'], 'is no address'],
    [['--url', 'https://kube.example.com/?x=1'], 'is no address'],
    [['--url'], '--url needs a value.'],
    [['--url', '--socket'], '--url needs a value.'],
    [['--socket', '--url', 'https://kube.example.com'], 'Socket Mode needs no URL'],
    [['--socket=yes'], '--socket takes no value.'],
    [['--command', '/Kube Lab'], '/Kube Lab is no name of a command'],
    [['--command', `/${'k'.repeat(32)}`], 'is no name of a command'],
    [['--without', 'everything'], '--without everything: only mentions and messages can be left out.'],
    [['--comand', '/x'], 'There is no --comand.'],
    [['/kubelab'], 'There is no /kubelab.'],
  ])('%j is refused, with the reason', (typed, reason) => {
    expect(problemOf(...typed)).toContain(reason);
  });

  test('shows how to type it to who asks, which is no mistake', () => {
    expect(readManifestOptions(['--url', 'http://here', '--help'])).toEqual({
      usage: expect.stringMatching(/^npm run manifest -- \[--url/) as string,
    });
  });

  test('is answered on the command line, with how to type it', () => {
    const script = join(ROOT, 'infra', 'print-manifest.ts');
    const { status, stderr, stdout } = spawnSync(
      join(ROOT, 'node_modules/.bin/tsx'),
      [script, '--url', 'http://here'],
      { encoding: 'utf8' },
    );
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toContain('is no address that Slack can call');
    expect(stderr).toContain('npm run manifest -- [--url');
  });
});
