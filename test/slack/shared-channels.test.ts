/**
 * Channels that several workspaces share: whoever acts there, it is the cluster of the workspace that installed the app.
 * Follows slackapi/bolt-js#1614: a view that is sent names the workspace of its sender.
 */
import { homeOpenedBody, messageEventBody } from '../../src/local/event-bodies';
import { globalShortcutBody, submissionBody } from '../../src/local/interactions';
import { LOCAL_BOT, LOCAL_TEAM } from '../../src/local/slack-requests';
import { TOKEN } from './quiz-channel';
import { CHANNEL, MEMBER, SlackUnderTest } from './slack-under-test';

const ELSEWHERE = 'T0ELSEWHERE';

/** A signed body with other fields in its payload. */
function withFields(body: string, fields: object): string {
  const payload = JSON.parse(new URLSearchParams(body).get('payload') ?? '{}') as object;
  return new URLSearchParams({ payload: JSON.stringify({ ...payload, ...fields }) }).toString();
}

test('a mention by somebody of another workspace', async () => {
  const slack = new SlackUnderTest({ token: TOKEN });
  const written = { member: MEMBER, channel: CHANNEL, text: `<@${LOCAL_BOT}> deploy web`, ts: '1.5', event: 'Ev1' };
  const envelope = JSON.parse(messageEventBody(written)) as object;
  await slack.send(JSON.stringify({ ...envelope, team_id: ELSEWHERE, is_ext_shared_channel: true }));
  expect(await slack.wanted()).toBe(3);
  expect(slack.called).toHaveLength(1);
});

test('a form that somebody of another workspace sends', async () => {
  const slack = new SlackUnderTest({ token: TOKEN });
  await slack.type('apply');
  const view = slack.called[0]!.view!;
  const open = { id: 'V1', hash: '1', view, trigger: 't1', member: MEMBER };
  const manifest = 'apiVersion: v1\nkind: Service\nmetadata:\n  name: web\nspec:\n  ports:\n  - port: 80\n';
  const state = {
    values: {
      'manifest/text': { 'manifest:text': { type: 'plain_text_input', value: manifest } },
      'manifest/command': { 'manifest:command': { type: 'static_select', selected_option: { value: 'apply -f -' } } },
    },
  };
  const sent = submissionBody({ view: open as never, member: MEMBER, trigger: 't2', state });
  const { view: sentView } = JSON.parse(new URLSearchParams(sent).get('payload') ?? '{}') as { view: object };
  const fields = {
    team: { id: ELSEWHERE, domain: 'elsewhere' },
    view: { ...sentView, app_installed_team_id: LOCAL_TEAM },
  };
  const answer = await slack.send(withFields(sent, fields));
  expect(answer.body).toBe('');
  expect((await slack.saved())?.version).toBe(1);
});

test('the home tab, opened through the connections of another workspace', async () => {
  const slack = new SlackUnderTest({ token: TOKEN });
  const envelope = JSON.parse(homeOpenedBody(MEMBER, { id: 'D1', name: 'directmessage' }, 'Ev1')) as object;
  await slack.send(JSON.stringify({ ...envelope, team_id: ELSEWHERE }));
  expect(slack.called.map(({ method }) => method)).toEqual(['views.publish']);
  expect(slack.called[0]!.authorization).toBe(`Bearer ${TOKEN}`);
});

test('a shortcut without a team is left alone', async () => {
  const slack = new SlackUnderTest({ token: TOKEN });
  const body = withFields(globalShortcutBody('do', MEMBER, 't1'), { team: null, enterprise: null });
  expect((await slack.send(body)).statusCode).toBe(200);
  expect(slack.called).toHaveLength(0);
});
