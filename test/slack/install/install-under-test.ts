/** The install function with a double of Slack's OAuth, on whatever documents it is given. */
import type { Clock, Log } from '../../../src/app/ports';
import { Install, type InstallOptions } from '../../../src/slack/install/install';
import { oauthClient } from '../../../src/slack/install/oauth-client';
import { readScopes } from '../../../src/slack/install/scopes';
import { API_URL, CLIENT, type OAuthDouble } from '../../app/installations/oauth-double';
import { PlainCipher } from '../../app/installations/plain-cipher';

interface Around {
  readonly documents: InstallOptions['documents'];
  readonly slack: OAuthDouble;
  readonly clock: Clock;
  readonly log: Log;
}

export function installUnderTest(
  { documents, slack, clock, log }: Around,
  more: Partial<InstallOptions> = {},
): Install {
  return new Install({
    clientId: CLIENT.id,
    scopes: readScopes({}),
    grants: oauthClient({ client: CLIENT, url: API_URL, log, fetch: slack.fetch }),
    documents,
    cipher: new PlainCipher(),
    publicUrl: 'https://tutor.example',
    authorizeUrl: 'https://slack.com/oauth/v2/authorize',
    command: '/kube',
    clock,
    log,
    ...more,
  });
}
