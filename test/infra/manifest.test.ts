import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

interface Manifest {
  readonly display_information: { readonly name: string; readonly description: string };
  readonly features: {
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

  test("keeps to Slack's limits", () => {
    const [kube] = manifest.features.slash_commands;
    expect(manifest.display_information.name.length).toBeLessThanOrEqual(35);
    expect(manifest.display_information.description.length).toBeLessThanOrEqual(140);
    expect(kube!.description.length).toBeLessThanOrEqual(2000);
    expect(kube!.usage_hint.length).toBeLessThanOrEqual(1000);
  });
});
