/** `/kube progress`: how far a channel is, and a next command that shows more. */
import { ALL_VERBS } from '../../src/app/verbs';
import { STATEMENTS } from '../../src/tutor/course/statements';
import { violations } from '../tutor/style-rules';
import { BEN, ChannelUnderTest, SQUAD } from './channel-under-test';
import { MOST_OF_THE_COURSE, seenIn } from './course-walk';

test('a channel in which nobody typed has everything before it', async () => {
  const channel = new ChannelUnderTest();
  const reply = await channel.type('progress');
  expect(reply).toMatchObject({ audience: 'asker', headline: '0 of 33 statements seen' });
  expect(reply.picture).toEqual([
    'Pods          ..........   0 of 4',
    'Deployments   ..........   0 of 12',
    'StatefulSets  ..........   0 of 12',
    'DaemonSets    ..........   0 of 5',
    '',
    'next  Pods:',
    '      the smallest thing to deploy is',
    '      a Pod',
  ]);
  expect(reply.buttons).toEqual([
    { label: 'Go on: deploy an app', run: 'deploy web' },
    { label: 'Start lesson 1', run: 'lesson start first-pod' },
    { label: 'Quiz me', run: 'quiz' },
    { label: 'Show everything', run: 'show' },
  ]);
  expect(await channel.clusters.load(SQUAD)).toBeUndefined();
});

test('whoever always goes on sees all 33, and each step is in style', async () => {
  const channel = new ChannelUnderTest();
  let before = -1;
  let stuck = 0;
  for (;;) {
    const reply = await channel.type('progress');
    expect(violations(reply, { verbs: ALL_VERBS })).toEqual([]);
    const seen = (await seenIn(channel)).length;
    if (seen === STATEMENTS.length) break;
    expect(reply.headline).toBe(`${seen} of 33 statements seen`);
    const [first] = reply.buttons;
    expect(first?.label).toMatch(/^Go on/);
    const done = await channel.type(first!.run);
    expect(done.headline).not.toBe('Nothing was changed.');
    // What is broken is mended first: by the button that the diagnosis offers.
    if (first!.run === 'diagnose') await channel.type(done.buttons[0]!.run);
    stuck = seen === before ? stuck + 1 : 0;
    expect(stuck).toBeLessThan(4);
    before = seen;
  }
  const last = await channel.type('progress');
  expect(last.headline).toBe('All 33 statements of the course seen');
  expect(last.picture).toContain('Deployments   ##########  12 of 12');
  expect(last.buttons.map(({ label }) => label)).toEqual(['Quiz me', 'Start lesson 1', 'Show everything']);
}, 60_000);

test('a bar is full only when everything of a chapter was seen', async () => {
  const channel = new ChannelUnderTest();
  for (const command of MOST_OF_THE_COURSE) await channel.type(command);
  const { picture } = await channel.type('progress');
  expect(picture!.slice(0, 4)).toEqual([
    'Pods          ########..   3 of 4',
    'Deployments   #########.  11 of 12',
    'StatefulSets  #######...   8 of 12',
    'DaemonSets    ..........   0 of 5',
  ]);
});

test('what comes next is about the names that are there', async () => {
  const channel = new ChannelUnderTest();
  for (const command of ['deploy shop 2', 'which', 'which case 1', 'deploy tea 1 with shipper']) {
    await channel.type(command);
  }
  await channel.type('deploy old 2 replicaset');
  expect((await channel.type('progress')).buttons[0]).toEqual({ label: 'Go on: crash any Pod', run: 'crash pod shop' });
});

test('notes about it can be ended and had again', async () => {
  const channel = new ChannelUnderTest();
  const off = await channel.by(BEN, 'progress off');
  expect(off).toMatchObject({ isPersonal: true, headline: 'No more notes about the course for you' });
  expect((await channel.clusters.loadCourse(SQUAD)).people).toMatchObject([{ person: 'U2', off: true }]);
  expect(violations(off, { verbs: ALL_VERBS })).toEqual([]);
  const on = await channel.press(off, 'Notes again', BEN);
  expect(on.headline).toBe('You get notes about the course again');
  expect((await channel.clusters.loadCourse(SQUAD)).people[0]).not.toHaveProperty('off');
  expect(await channel.commands()).toEqual([]);
});

test.each(['progress of all', 'progress 21', 'progress off now', 'progress Ω'])(
  '%s is answered in words',
  async (text) => {
    const reply = await new ChannelUnderTest().type(text);
    expect(reply.headline).toBe('Nothing was changed.');
    expect(reply.text).toContain('progress stands alone, or with me, channel, on or off.');
    expect(reply.buttons.map(({ run }) => run)).toContain('progress');
  },
);

test('a mistyped word is offered as it is written', async () => {
  const reply = await new ChannelUnderTest().type('progress chanel');
  expect(reply.text).toContain('Did you mean channel?');
  expect(reply.buttons[0]!.run).toBe('progress channel');
});

test.each(['Progress.', 'PROGRESS', '“progress”'])('%s is understood', async (text) => {
  expect((await new ChannelUnderTest().type(text)).headline).toBe('0 of 33 statements seen');
});

test('others who are always faster are told as such', async () => {
  const channel = new ChannelUnderTest();
  channel.clusters.saveCourse = () => Promise.resolve('conflict');
  expect((await channel.type('progress off')).text).toContain('others were faster');
});
