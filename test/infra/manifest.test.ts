import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { ADD_MISSION } from '../../src/slack/mission-shortcut';

interface Manifest {
  readonly display_information: { readonly name: string; readonly description: string };
  readonly features: {
    readonly app_home: Readonly<Record<string, boolean>>;
    readonly shortcuts: readonly {
      readonly name: string;
      readonly type: string;
      readonly callback_id: string;
      readonly description: string;
    }[];
    readonly slash_commands: readonly {
      readonly command: string;
      readonly url: string;
      readonly description: string;
      readonly usage_hint: string;
      readonly should_escape: boolean;
    }[];
  };
  readonly oauth_config: { readonly scopes: Readonly<Record<string, readonly string[]>> };
  readonly settings: {
    readonly event_subscriptions: { readonly request_url: string; readonly bot_events: readonly string[] };
    readonly interactivity: { readonly is_enabled: boolean; readonly request_url: string };
    readonly socket_mode_enabled: boolean;
  };
}

describe('the manifest of the Slack app', () => {
  const text = readFileSync(join(__dirname, '..', '..', 'infra', 'slack-manifest.yml'), 'utf8');
  const manifest = parse(text) as Manifest;

  test('asks for the scopes that slash commands and posting need, and for no other', () => {
    expect(manifest.oauth_config.scopes).toEqual({ bot: ['commands', 'chat:write'] });
  });

  test('sends commands and buttons to the one route that is deployed', () => {
    const [kube] = manifest.features.slash_commands;
    expect(kube).toMatchObject({ command: '/kube', should_escape: false });
    expect(new URL(kube!.url).pathname).toBe('/slack/events');
    expect(manifest.settings.interactivity).toEqual({ is_enabled: true, request_url: kube!.url });
    expect(manifest.settings.socket_mode_enabled).toBe(false);
  });

  test('has a shortcut and a home tab, which the app listens to', () => {
    const { shortcuts, app_home } = manifest.features;
    expect(shortcuts).toMatchObject([{ type: 'message', callback_id: ADD_MISSION }]);
    expect(shortcuts[0]!.name.length).toBeLessThanOrEqual(24);
    expect(shortcuts[0]!.description.length).toBeLessThanOrEqual(150);
    expect(app_home).toMatchObject({ home_tab_enabled: true, messages_tab_read_only_enabled: false });
    const { event_subscriptions, interactivity } = manifest.settings;
    expect(event_subscriptions).toEqual({ request_url: interactivity.request_url, bot_events: ['app_home_opened'] });
  });

  test("keeps to Slack's limits", () => {
    const [kube] = manifest.features.slash_commands;
    expect(manifest.display_information.name.length).toBeLessThanOrEqual(35);
    expect(manifest.display_information.description.length).toBeLessThanOrEqual(140);
    expect(kube!.description.length).toBeLessThanOrEqual(2000);
    expect(kube!.usage_hint.length).toBeLessThanOrEqual(1000);
  });
});
