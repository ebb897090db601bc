import { isGenuine, signatureOf } from '../../src/slack/verify';

/** Slack's own example, from its page on verifying requests. */
const KNOWN = {
  secret: '8f742231b10e8888abcd99yyyzzz85a5',
  timestamp: '1531420618',
  body:
    'token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar' +
    '&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com' +
    '%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a1' +
    '4d10d2c447fce8b6703c',
  signature: 'v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503',
};
const NOW = 1_531_420_618_000;
const body = Buffer.from(KNOWN.body);
const known = { timestamp: KNOWN.timestamp, signature: KNOWN.signature, body };

describe('a signature', () => {
  it("agrees with Slack's published example", () => {
    expect(signatureOf(KNOWN.secret, KNOWN.timestamp, body)).toBe(KNOWN.signature);
    expect(isGenuine(known, KNOWN.secret, NOW)).toBe(true);
  });

  it.each([
    ['another secret', known, 'another'],
    ['another body', { ...known, body: Buffer.from(`${KNOWN.body}x`) }, KNOWN.secret],
    ['another timestamp', { ...known, timestamp: '1531420619' }, KNOWN.secret],
    ['no signature', { ...known, signature: undefined }, KNOWN.secret],
    ['no timestamp', { ...known, timestamp: undefined }, KNOWN.secret],
    ['an empty signature', { ...known, signature: '' }, KNOWN.secret],
    ['a shorter signature', { ...known, signature: KNOWN.signature.slice(0, -1) }, KNOWN.secret],
    ['another version', { ...known, signature: KNOWN.signature.replace('v0', 'v1') }, KNOWN.secret],
    ['a signature of other characters', { ...known, signature: `v0=${'é'.repeat(32)}` }, KNOWN.secret],
    ['a timestamp that is no number', { ...known, timestamp: '1531420618 ' }, KNOWN.secret],
    ['a timestamp in another notation', { ...known, timestamp: '1.531420618e9' }, KNOWN.secret],
  ])('is refused with %s', (_, signed, secret) => {
    expect(isGenuine(signed, secret, NOW)).toBe(false);
  });

  it.each([
    [-300, true],
    [300, true],
    [-301, false],
    [301, false],
    [3_600, false],
  ])('sent %i s from now: accepted is %s', (offset, expected) => {
    expect(isGenuine(known, KNOWN.secret, NOW + offset * 1000)).toBe(expected);
  });
});
