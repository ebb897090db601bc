/** What Slack sends when people press, choose, send forms and write messages: payloads in a signed request. */
import * as fc from 'fast-check';
import type { Json } from '../../../src/api/yaml/value';
import { homeOpenedBody, messageEventBody } from '../../../src/local/event-bodies';
import { stateOf } from '../../../src/local/filled-state';
import {
  buttonBody,
  globalShortcutBody,
  messageBody,
  shortcutBody,
  submissionBody,
} from '../../../src/local/interactions';
import { LOCAL_BOT, LOCAL_TEAM, sign } from '../../../src/local/slack-requests';
import { sealOrigin } from '../../../src/slack/form-origin';
import type { HttpResponse } from '../../../src/slack/http-event';
import type { Message, ModalView } from '../../../src/slack/message';
import { APPLY_MANIFEST } from '../../../src/slack/apply-shortcut';
import { DO_SHORTCUT } from '../../../src/slack/do-shortcut';
import { ADD_MISSION } from '../../../src/slack/mission-shortcut';
import { CHANNEL, eventOf, MEMBER, RESPONSE_URL, SECRET, SECRETS, SlackUnderTest } from '../../slack/slack-under-test';
import { ChannelDoor, messageProblems } from '../channel-door';
import { commands, exercises, manifests } from '../seeds';
import type { Outcome, Target } from '../target';
import { madeCommand } from './commands';

/** Stands for the origin of a form that this program sealed for its person. */
const SEALED = '(sealed)';

/** What a request with this body is answered, and whether that is a message that Slack takes. */
export function answered({ statusCode, body }: HttpResponse, door: ChannelDoor, allowed: readonly number[]): Outcome {
  const shown = body.startsWith('{')
    ? (JSON.parse(body) as Partial<Message> & { readonly errors?: object })
    : undefined;
  return {
    reached: `${statusCode} ${shown?.text ?? Object.values(shown?.errors ?? {}).join(' ')} ${door.reached()}`,
    steps: door.steps(),
    problems: () => [
      ...(allowed.includes(statusCode) ? [] : [`answers ${statusCode}`]),
      ...(shown?.blocks === undefined ? [] : messageProblems(shown as Message)),
      ...door.problems(statusCode !== 200),
    ],
  };
}

/** Gives a signed payload to the app. */
async function sent(door: ChannelDoor, payload: Json, asForm: boolean): Promise<Outcome> {
  const text = JSON.stringify(payload);
  const { app, team } = door.begin(text);
  const origin = { channel: CHANNEL.id, channelName: CHANNEL.name, responseUrl: RESPONSE_URL };
  const sealed = JSON.stringify(sealOrigin(origin, { team, person: MEMBER.id }, SECRETS)).slice(1, -1);
  const whole = text.replaceAll(LOCAL_TEAM, team).replaceAll(SEALED, sealed);
  const body = asForm ? new URLSearchParams({ payload: whole }).toString() : whole;
  const type = asForm ? 'application/x-www-form-urlencoded' : 'application/json';
  const { headers } = sign(body, SECRET, app.channel.clock.now());
  const response = await app.handle(eventOf('HTTP API', { ...headers, 'content-type': type }, body));
  return answered(response, door, [200, 400, 503]);
}

const open = (asForm: boolean) => async () => {
  const door = await ChannelDoor.open();
  return (input: Json) => sent(door, input, asForm);
};

const payloadIn = (body: string): Json => JSON.parse(new URLSearchParams(body).get('payload') ?? 'null') as Json;

const trigger = 'fuzz-1';
const place = {
  member: MEMBER,
  channel: CHANNEL,
  message: '1.2',
  isEphemeral: false,
  responseUrl: RESPONSE_URL,
  trigger,
};
const pressed = (value: string, id = 'run:0'): Json =>
  payloadIn(buttonBody({ ...place, action: { action_id: id, value } }));

export const buttons: Target = {
  name: 'buttons',
  about: 'presses, choices and shortcuts, signed',
  share: 24,
  seeds: async () => {
    const slack = new SlackUnderTest();
    const { blocks } = await slack.typed('do');
    const menus = stateOf(blocks, {});
    return [
      ...commands().map((command, index) => pressed(command, ['run:0', 'share:0', 'form:run', 'home:0'][index % 4])),
      payloadIn(
        messageBody({
          ...place,
          state: menus,
          action: { type: 'static_select', action_id: 'form:what', block_id: 'x' },
        }),
      ),
      ...[MANIFEST, ...exercises().slice(0, 5)].flatMap((text) =>
        [ADD_MISSION, APPLY_MANIFEST].map((id) => payloadIn(shortcutBody(id, { ...place, text, message: '1.2' }))),
      ),
      payloadIn(globalShortcutBody(DO_SHORTCUT, MEMBER, trigger)),
    ];
  },
  made: fc
    .tuple(
      madeCommand,
      fc.constantFrom('run:0', 'share:1', 'link:0', 'form:menu:0', 'home:0', 'run:x', 'other'),
      fc.boolean(),
    )
    .map(([value, id, isEphemeral]) =>
      payloadIn(buttonBody({ ...place, isEphemeral, action: { action_id: id, value } })),
    ),
  open: open(true),
};

const MANIFEST = manifests().find((text) => text.startsWith('apiVersion')) ?? '';

/** Commands that open forms. */
const OPENING = [
  ...[
    'do',
    'apply',
    'settings change',
    'course new',
    'edit deployment web',
    'get pods | filter',
    'quiz schedule change',
  ],
  ...['course new autumn here weekdays 10:00 Europe/Berlin pace 2', 'course set autumn'],
];

/** Forms as the app opens them, filled with what stands in them at first. */
async function forms(): Promise<readonly Json[]> {
  const slack = new SlackUnderTest({ token: 'xoxb-1' });
  await slack.typed('deploy web');
  for (const command of OPENING) await slack.type(command);
  const views = slack.called.flatMap(({ view }): readonly ModalView[] => (view === undefined ? [] : [view]));
  return views.flatMap((shown) => {
    const view = { ...shown, private_metadata: SEALED };
    const opened = { id: 'V1', person: MEMBER.id, hash: '0', view };
    const filled = (chosen: object): Json =>
      payloadIn(submissionBody({ member: MEMBER, trigger, view: opened, state: stateOf(view.blocks, { ...chosen }) }));
    return [filled({}), filled({ 'manifest/text': MANIFEST }), filled({ 'filter/text': 'web', 'course/name': 'x' })];
  });
}

export const views: Target = {
  name: 'forms',
  about: 'forms that are sent: state, callback, origin',
  share: 20,
  seeds: forms,
  made: fc
    .tuple(
      fc.constantFrom(
        'kube-manifest',
        'kube-filter',
        'kube-course',
        'kube-form',
        'kube-where',
        'kube-fields/settings/',
        'x',
      ),
      fc.dictionary(
        fc.string({ maxLength: 12 }),
        fc.dictionary(fc.string({ maxLength: 8 }), fc.jsonValue() as fc.Arbitrary<Json>),
      ),
      fc.constantFrom(SEALED, '', 'a b', '{}'),
    )
    .map(([callback_id, values, private_metadata]) => ({
      ...{ type: 'view_submission', user: { id: 'U1', name: 'ana' }, team: { id: LOCAL_TEAM }, trigger_id: trigger },
      view: { id: 'V1', type: 'modal', callback_id, private_metadata, blocks: [], state: { values } },
    })),
  open: open(true),
};

const DIRECT = { id: 'D1', name: 'directmessage', only: MEMBER.id };
const told = (text: string, channel: typeof CHANNEL = CHANNEL): Json =>
  JSON.parse(messageEventBody({ member: MEMBER, channel, text, ts: '1.5', event: 'Ev1' })) as Json;
const event = (type: string, more: object): Json => ({
  ...{ token: 'local', team_id: LOCAL_TEAM, type: 'event_callback', event_id: 'Ev2', event_time: 0 },
  ...{ event: { type, ...more }, authorizations: [{ team_id: LOCAL_TEAM, user_id: LOCAL_BOT, is_bot: true }] },
});

export const events: Target = {
  name: 'events',
  about: 'mentions, direct messages, the home tab, uninstalling',
  share: 24,
  seeds: () => [
    ...commands().map((command, index) =>
      told(index % 2 === 0 ? `<@${LOCAL_BOT}> ${command}` : command, index % 2 === 0 ? CHANNEL : DIRECT),
    ),
    JSON.parse(homeOpenedBody(MEMBER, DIRECT, 'Ev3')) as Json,
    event('app_uninstalled', {}),
    event('tokens_revoked', { tokens: { bot: [LOCAL_BOT], oauth: ['U1'] } }),
    { type: 'url_verification', challenge: 'x' },
  ],
  made: madeCommand.map((text) => told(`hey <@${LOCAL_BOT}> ${text}, please`)),
  open: open(false),
};
