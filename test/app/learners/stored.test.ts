/** What was stored of people is read again, and what is damaged neither harms nor stays for ever. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { learnerPlace, loadLearner } from '../../../src/app/learners/learner';
import { ChannelUnderTest } from '../channel-under-test';
import { UN } from './learners';

const FORM_1 = JSON.parse(readFileSync(join(__dirname, '..', '..', 'fixtures', 'learner-form-1.json'), 'utf8')) as {
  readonly LEARNER: object;
  readonly REVIEW: object;
};

test('what form 1 stored is read, and a review goes on where it was', async () => {
  const channel = new ChannelUnderTest();
  await channel.documents.save(learnerPlace(UN), 1, FORM_1.LEARNER, 1_000_000);
  await channel.documents.save({ owner: UN, name: 'REVIEW' }, 1, FORM_1.REVIEW, 1_000_000);
  expect(await loadLearner(channel, UN)).toEqual(FORM_1.LEARNER);
  const reply = await channel.type('review reveal abcdefgh');
  expect(reply.headline).toBe('A: the same Pod');
  expect((await channel.type('review settings')).picture).toContain('hours       9:00 to 18:00');
});

test('damaged data is not worked with, and can be forgotten', async () => {
  const channel = new ChannelUnderTest();
  await channel.documents.save(learnerPlace(UN), 1, { cards: 'many' }, 1_000_000);
  await expect(channel.type('review')).rejects.toThrow('incomplete');
  expect((await channel.type('review forget --yes')).headline).toBe('Nothing is kept of you any more');
  expect((await channel.type('review')).headline).toContain('Nothing to review');
});
