/** Who worked in a channel is told once how far they are in the course. */
import { STATEMENTS } from '../../src/tutor/course/statements';
import type { Person } from '../../src/app/ports';
import { ALL_VERBS } from '../../src/app/verbs';
import { violations } from '../tutor/style-rules';
import { ANA, BEN, ChannelUnderTest, CHEN, SQUAD } from './channel-under-test';
import { MOST_OF_THE_COURSE } from './course-walk';

/** A channel in which ana and ben have seen most of the course; nobody was told yet. */
async function far(): Promise<ChannelUnderTest> {
  const channel = new ChannelUnderTest();
  for (const command of MOST_OF_THE_COURSE) await channel.type(command);
  await channel.by(BEN, 'scale db 3');
  return channel;
}

const request = (person: Person) => ({ id: SQUAD, person, text: 'show', request: 'r', pressed: false });

/** What a person is told after another look, if anything; and that it reached them. */
async function told({ handler }: ChannelUnderTest, person: Person, reached = true) {
  const note = await handler.courseNote(request(person));
  if (note !== undefined) await handler.courseNoted(request(person), reached);
  return note;
}

test('each of those who worked here is told once', async () => {
  const channel = await far();
  const note = await told(channel, ANA);
  expect(note).toMatchObject({
    audience: 'asker',
    isPersonal: true,
    headline: 'You have seen 22 of 33 statements of the course',
    notice: 'Next: put two in a Pod, 2 minutes.',
    buttons: [
      { label: 'Go on', run: 'deploy shop 1 with shipper' },
      { label: 'Show progress', run: 'progress' },
      { label: 'Stop', run: 'progress off' },
    ],
  });
  expect(violations(note!, { verbs: ALL_VERBS })).toEqual([]);
  expect(await told(channel, ANA)).toBeUndefined();
  expect(await told(channel, BEN)).toMatchObject({ headline: note!.headline });
  expect(await told(channel, BEN)).toBeUndefined();
});

test('whoever has only looked on has not seen it', async () => {
  const channel = await far();
  await channel.by(CHEN, 'show');
  expect(await told(channel, CHEN)).toBeUndefined();
});

test('nobody is told before twenty', async () => {
  const channel = new ChannelUnderTest();
  for (const command of MOST_OF_THE_COURSE.slice(0, 10)) await channel.type(command);
  expect(await told(channel, ANA)).toBeUndefined();
});

test('what did not reach them comes with the next request; what did, does not come again', async () => {
  const channel = await far();
  const first = await told(channel, ANA, false);
  expect(await told(channel, ANA)).toEqual(first);
  expect(await told(channel, ANA)).toBeUndefined();
});

test('a note that is on its way is not begun again, unless it was cut off', async () => {
  const channel = await far();
  expect(await channel.handler.courseNote(request(ANA))).toBeDefined();
  expect(await channel.handler.courseNote(request(ANA))).toBeUndefined();
  await channel.clock.sleep(11_000);
  expect(await channel.handler.courseNote(request(ANA))).toBeDefined();
});

test('of two deliveries at once, one is told', async () => {
  const channel = await far();
  const notes = await Promise.all([1, 2, 3].map(() => channel.handler.courseNote(request(ANA))));
  expect(notes.filter((note) => note !== undefined)).toHaveLength(1);
});

test('once more when all of it is seen', async () => {
  const channel = await far();
  await told(channel, ANA);
  const { version } = await channel.clusters.loadCourse(SQUAD);
  const log = await channel.clusters.loadCourse(SQUAD);
  const shown = STATEMENTS.map(({ id }) => id);
  await channel.clusters.saveCourse(SQUAD, { ...log, version: version + 1, shown });
  const note = await told(channel, ANA);
  expect(note).toMatchObject({
    headline: 'You have seen all 33 statements of the course',
    buttons: [{ label: 'Quiz me' }, { label: 'Show progress' }, { label: 'Stop' }],
  });
  expect(violations(note!, { verbs: ALL_VERBS })).toEqual([]);
  expect(await told(channel, ANA)).toBeUndefined();
  expect(await told(channel, BEN)).toMatchObject({ headline: note!.headline });
});

test('progress off ends it for one person; on brings it back', async () => {
  const channel = await far();
  await channel.type('progress off');
  expect(await told(channel, ANA)).toBeUndefined();
  expect(await told(channel, BEN)).toBeDefined();
  await channel.type('progress on');
  expect(await told(channel, ANA)).toBeDefined();
});
