/** Requests as anybody may send them: their bytes, headers, encodings and signatures. */
import * as fc from 'fast-check';
import type { Json } from '../../../src/api/yaml/value';
import { LOCAL_TEAM, slashCommandBody } from '../../../src/local/slack-requests';
import { fieldsOf, textOf } from '../../../src/slack/payload';
import { signatureOf } from '../../../src/slack/verify';
import { CHANNEL, eventOf, MEMBER, RESPONSE_URL, SECRET, SHAPES } from '../../slack/slack-under-test';
import { ChannelDoor } from '../channel-door';
import { commands } from '../seeds';
import type { Outcome, Target } from '../target';
import { madeCommand, oddText } from './commands';
import { answered } from './slack-payloads';

const FORM = 'application/x-www-form-urlencoded';

const bodyOf = (text: string): string =>
  slashCommandBody({ member: MEMBER, channel: CHANNEL, text, trigger: 'fuzz', responseUrl: RESPONSE_URL });

const request = (text: string, shape: string, more: object = {}): Json => ({
  ...{ shape, method: 'POST', body: bodyOf(text), type: FORM, signed: 'yes', headers: {}, event: {}, ...more },
});

/**
 * Signs what the input says, then lays over it what it says of the event itself: with what Slack did not sign nobody may
 * get further than the door.
 */
async function sent(door: ChannelDoor, input: Json): Promise<Outcome> {
  const asked = fieldsOf(input);
  const { app, team } = door.begin(JSON.stringify(input));
  const shape = SHAPES.find((one) => one === asked.shape) ?? 'HTTP API';
  const body = textOf(asked.body).replaceAll(LOCAL_TEAM, team);
  const now = Math.floor(app.channel.clock.now() / 1000);
  const isOurs = !['no', 'old', 'other'].includes(textOf(asked.signed));
  const timestamp = String(asked.signed === 'old' ? now - 301 : now);
  const signature = signatureOf(asked.signed === 'other' ? 'other' : SECRET, timestamp, Buffer.from(body));
  const given = {
    'content-type': textOf(asked.type),
    ...(asked.signed === 'no' ? {} : { 'x-slack-request-timestamp': timestamp, 'x-slack-signature': signature }),
    ...fieldsOf(asked.headers),
  };
  const event = eventOf(shape, given, body, textOf(asked.method));
  const response = await app.handle(asked.bare === true ? asked.event : { ...event, ...fieldsOf(asked.event) });
  const outcome = answered(response, door, [200, 400, 401, 405, 503]);
  const isIn = response.statusCode === 200 && response.body !== '';
  return {
    ...outcome,
    problems: () => [...outcome.problems(), ...(isIn && !isOurs ? ['let in what was not signed'] : [])],
  };
}

const odd = fc.jsonValue() as fc.Arbitrary<Json>;
const header = fc.constantFrom(
  ...[
    'content-type',
    'x-slack-signature',
    'x-slack-request-timestamp',
    'x-slack-retry-num',
    'x-slack-retry-reason',
    '__proto__',
  ],
);

export const frontDoor: Target = {
  name: 'front-door',
  about: 'requests with mangled bodies, headers, encodings and signatures',
  share: 30,
  seeds: () => [
    ...commands().map((command, index) => request(command, SHAPES[index % SHAPES.length]!)),
    ...['no', 'old', 'other'].map((signed) => request('show', 'HTTP API', { signed })),
    ...['GET', 'PUT', '', 'post'].map((method) => request('show', 'REST API', { method })),
    ...[`${FORM}; charset=utf-8`, 'application/json', 'text/plain', ''].map((type) =>
      request('show', 'HTTP API', { type }),
    ),
    request('show', 'HTTP API', { body: 'ssl_check=1&token=x', signed: 'no' }),
    request('show', 'HTTP API', { body: '{"type":"url_verification","challenge":"x"}', type: 'application/json' }),
    request('show', 'HTTP API', { headers: { 'x-slack-retry-num': '1', 'x-slack-retry-reason': 'http_timeout' } }),
  ],
  made: fc.oneof(
    fc
      .tuple(
        madeCommand,
        fc.constantFrom(...SHAPES),
        fc.dictionary(header, fc.string({ maxLength: 20 }), { maxKeys: 2 }),
      )
      .map(([text, shape, headers]) => request(text, shape, { headers })),
    fc
      .tuple(
        fc.dictionary(
          fc.constantFrom(
            'body',
            'headers',
            'isBase64Encoded',
            'requestContext',
            'httpMethod',
            'rawPath',
            'cookies',
            'multiValueHeaders',
          ),
          odd,
        ),
        fc.boolean(),
      )
      .map(([event, bare]) => request('show', 'HTTP API', { event, bare })),
    oddText(60).map((body) => request('', 'HTTP API', { body })),
  ),
  open: async () => {
    const door = await ChannelDoor.open();
    return (input) => sent(door, input);
  },
};
