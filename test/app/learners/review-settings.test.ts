/** What a person decides about reviews, what they see of what is kept, and that it can be forgotten. */
import { learnFromOne } from '../../../src/app/learners/learn-from';
import { loadLearner } from '../../../src/app/learners/learner';
import { hourOf } from '../../../src/app/learners/review-calendar';
import type { Check } from '../../../src/app/documents';
import type { Messenger, Posted } from '../../../src/app/ports';
import { ALL_VERBS } from '../../../src/app/verbs';
import { MemoryClusterStore } from '../../../src/store/memory-cluster-store';
import type { Reply } from '../../../src/tutor/reply';
import { violations } from '../../tutor/style-rules';
import { ChannelUnderTest } from '../channel-under-test';
import { DAY, questionAt, rightOf, UN } from './learners';

const POSTED: Posted = { team: 'T1', channel: 'D1', ts: '1.2' };
const messenger: Messenger = {
  post: () => Promise.resolve(POSTED),
  update: () => Promise.resolve(true),
  refusal: () => undefined,
};

/** A channel where the bot can send messages; 22 November 2026, 0:00 UTC. */
const withBot = () => new ChannelUnderTest(new MemoryClusterStore(), () => ({ messenger }));

async function learned(channel: ChannelUnderTest): Promise<void> {
  const question = questionAt(0);
  await learnFromOne(channel, 'T1', { id: 'q', question }, { person: 'U1', letter: rightOf(question) });
}

function inStyle(reply: Reply): Reply {
  expect(violations(reply, { verbs: ALL_VERBS })).toEqual([]);
  expect(reply).toMatchObject({ audience: 'asker', isPersonal: true });
  return reply;
}

test('reviews are sent to who wants them, in their hours', async () => {
  const channel = withBot();
  await learned(channel);
  const on = inStyle(await channel.type('review on'));
  expect(on.headline).toBe('Reviews come to you as direct messages');
  expect(on.story).toEqual(['At most three a day, 9:00 to 18:00 UTC.', 'The next one: 25 Nov 2026, 09:00.']);
  const hours = inStyle(await channel.type('review hours 7–9 New York'));
  expect(hours.story).toEqual([
    'At most three a day, 7:00 to 9:00 America/New_York.',
    'The next one: 25 Nov 2026, 07:00.',
  ]);
  const next = (await loadLearner(channel, UN)).messages!.next!;
  expect(new Date(next).toISOString()).toBe('2026-11-25T12:00:00.000Z');
});

test('other hours keep the zone that was said once', async () => {
  const channel = withBot();
  await channel.type('review hours 9-18 berlin');
  expect((await channel.type('Review hours 8 to 12.')).headline).toBe('Your hours: 8:00 to 12:00 Europe/Berlin');
});

test('a pause moves the next one, and can be ended', async () => {
  const channel = withBot();
  await learned(channel);
  await channel.type('review on');
  const paused = inStyle(await channel.type('review pause 2 weeks'));
  expect(paused.headline).toBe('No review before 6 Dec 2026, 00:00');
  expect(paused.story[1]).toBe('The next one: 6 Dec 2026, 09:00.');
  const over = inStyle(await channel.type('review pause off'));
  expect(over.story[1]).toBe('The next one: 25 Nov 2026, 09:00.');
});

test('who wants none is on no list', async () => {
  const channel = withBot();
  await learned(channel);
  const on = await channel.type('review on');
  const off = inStyle(await channel.press(on, 'Send none'));
  expect(off.headline).toBe('No reviews are sent to you');
  expect(await loadLearner(channel, UN)).not.toHaveProperty('messages');
  expect((await channel.type('review pause 1w')).text).toContain('No reviews are sent to you.');
});

test('a bot without a token says that it cannot send', async () => {
  const reply = await new ChannelUnderTest().type('review on');
  expect(reply.text).toContain('This bot cannot send messages by itself.');
});

test('who learned nothing yet hears when the first one comes', async () => {
  expect((await withBot().type('review on')).story[1]).toBe('The first comes after your first quiz.');
});

test('the settings show what is kept, the data all of it', async () => {
  const channel = withBot();
  await learned(channel);
  await channel.type('review on');
  await channel.clock.sleep(4 * DAY);
  await channel.type('review');
  const settings = inStyle(await channel.type('review settings'));
  expect(settings.picture).toEqual([
    'answers     1',
    'first       22 Nov 2026, 00:00',
    'last        22 Nov 2026, 00:00',
    'ideas       1, 0 of them known',
    'due         1 now',
    'questions   ids of the last 1',
    'review      the questions of the last',
    '            one',
    'messages    sent, since 22 Nov 2026,',
    '            00:00',
    'hours       9:00 to 18:00 UTC',
    'next        now',
  ]);
  let data = '';
  let reply = await channel.press(settings, 'Show all data');
  for (;;) {
    inStyle(reply);
    data += reply.verbatim ?? '';
    if (reply.buttons[0]!.label !== 'Next page') break;
    reply = await channel.press(reply, 'Next page');
  }
  const stored = JSON.parse(data) as { readonly LEARNER: unknown; readonly REVIEW: { readonly items: unknown[] } };
  expect(stored.LEARNER).toEqual(await loadLearner(channel, UN));
  expect(stored.REVIEW.items).toHaveLength(1);
});

test('forgetting asks once, and then nothing is left', async () => {
  const channel = withBot();
  await learned(channel);
  await channel.type('review on');
  await channel.documents.save({ owner: UN, name: 'EXERCISES' }, 1, { form: 1, done: [] }, 1000);
  const next = (await loadLearner(channel, UN)).messages!.next!;
  const isAny: Check<object> = (value): value is typeof value & object => Object.keys(value).length > 0;
  expect(await channel.documents.list({ due: hourOf(next) }, 'REVIEW#', isAny)).toHaveLength(1);
  const asked = inStyle(await channel.type('review forget'));
  expect(asked.buttons[0]).toMatchObject({ run: 'review forget --yes', confirm: expect.any(String) as string });
  expect((await loadLearner(channel, UN)).answered).toBe(1);
  const done = inStyle(await channel.press(asked, 'Forget it all'));
  expect(done.headline).toBe('Nothing is kept of you any more');
  expect(await channel.documents.list(UN, '', isAny)).toEqual([]);
  expect(await channel.documents.list({ due: hourOf(next) }, 'REVIEW#', isAny)).toEqual([]);
});

test.each(['0', '-1', '1.5', '1e0', 'Infinity', '__proto__', '99999'])(
  'there is no page %s of the data',
  async (page) => {
    const channel = new ChannelUnderTest();
    const reply = await channel.type(`review data ${page}`);
    expect(reply.text).toContain('There is one page.');
    expect(reply).not.toHaveProperty('verbatim');
  },
);
