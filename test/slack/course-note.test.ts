/** The note about the course through signed requests: after the answer, for one person, once. */
import { buttonBody } from '../../src/local/interactions';
import { slashCommandBody } from '../../src/local/slack-requests';
import type { Message } from '../../src/slack/message';
import { MOST_OF_THE_COURSE } from '../app/course-walk';
import { RESPONSE_URL, SlackUnderTest } from './slack-under-test';

const SQUAD = { id: 'C1', name: 'squad-3' };
const ANA = { id: 'U1', name: 'ana' };
const BEN = { id: 'U2', name: 'ben' };
const CHEN = { id: 'U3', name: 'chen' };
const HEADLINE = /You have seen \d+ of 33 statements/;

class Channel {
  readonly slack = new SlackUnderTest();
  private triggers = 0;

  /** Answers with the body of the HTTP response. */
  async type(text: string, member = ANA, trigger = `t${++this.triggers}`): Promise<string> {
    const body = slashCommandBody({ member, channel: SQUAD, text, trigger, responseUrl: RESPONSE_URL });
    return (await this.slack.send(body)).body;
  }

  async press(value: string, member = ANA, trigger = `t${++this.triggers}`): Promise<void> {
    const place = { member, channel: SQUAD, message: '1.2', isEphemeral: false };
    const action = { action_id: 'run:0', value };
    await this.slack.send(buttonBody({ ...place, action, trigger, responseUrl: RESPONSE_URL }));
  }

  /** What was posted to response_urls since so many messages. */
  since(count: number): readonly Message[] {
    return this.slack.posted.slice(count).map(({ message }) => message);
  }

  get notes(): readonly Message[] {
    return this.since(0).filter(({ text }) => HEADLINE.test(text));
  }
}

/** Three people have typed; the next command of ana brings them over twenty. */
async function almostThere(): Promise<Channel> {
  const channel = new Channel();
  const before = MOST_OF_THE_COURSE.slice(0, -3);
  for (const [index, text] of before.entries()) await channel.type(text, [ANA, BEN, CHEN][index % 3]);
  expect(channel.notes).toEqual([]);
  return channel;
}

const labelsOf = ({ blocks }: Message) =>
  blocks.flatMap((block) => (block.type === 'actions' ? block.elements : [])).map(({ text }) => text.text);

test('three people each get it once, after the answer to what they typed or pressed', async () => {
  const channel = await almostThere();
  for (const text of MOST_OF_THE_COURSE.slice(-3)) await channel.type(text);
  await channel.press('show', BEN);
  await channel.type('get pods', CHEN);
  expect(channel.notes.map(({ text }) => text.split(':')[0])).toEqual(['ana', 'ben', 'chen']);
  for (const member of [ANA, BEN, CHEN]) await channel.type('show', member);
  await channel.press('scale web 4', BEN);
  expect(channel.notes).toHaveLength(3);
});

test('it is ephemeral, a message of its own, and comes second', async () => {
  const channel = await almostThere();
  for (const text of MOST_OF_THE_COURSE.slice(-3, -1)) await channel.type(text);
  const count = channel.slack.posted.length - 2;
  const [answer, note, ...more] = channel.since(count);
  expect(more).toEqual([]);
  expect(answer).toMatchObject({ response_type: 'in_channel', replace_original: false });
  expect(answer!.text).toMatch(/^ana: A new db-1/);
  expect(note).toMatchObject({ response_type: 'ephemeral', replace_original: false });
  expect(note!.blocks[0]).toMatchObject({
    type: 'context',
    elements: [{ text: 'the course in #squad-3  only you see this' }],
  });
  expect(labelsOf(note!)).toEqual(['Go on', 'Show progress', 'Stop']);
});

test('the answer stands in the HTTP response or before the note, never in both and never in neither', async () => {
  const channel = await almostThere();
  await channel.type('deploy db 3 statefulset');
  const count = channel.slack.posted.length;
  const body = await channel.type('delete pod db-1');
  expect(channel.since(count).map(({ text }) => text.slice(0, 14))).toEqual(['ana: A new db-', 'ana: You have ']);
  expect(body).toBe('');
  expect(JSON.parse(await channel.type('scale db 2')).text).toContain('db has 2 of 2 Pods');
});

test('a request that is delivered again is answered again, without the note', async () => {
  const channel = await almostThere();
  await channel.type('deploy db 3 statefulset');
  await channel.type('delete pod db-1', ANA, 'same');
  expect(channel.notes).toHaveLength(1);
  expect(JSON.parse(await channel.type('delete pod db-1', ANA, 'same')).text).toContain('A new db-1');
  expect(channel.notes).toHaveLength(1);
});

test('where nothing can be posted, the answer comes as ever, and the note with the next request', async () => {
  const channel = await almostThere();
  await channel.type('deploy db 3 statefulset');
  channel.slack.answerOfHook = () => Promise.reject(new Error('cut off'));
  expect(JSON.parse(await channel.type('delete pod db-1')).text).toContain('A new db-1');
  channel.slack.answerOfHook = () => Promise.resolve(new Response('ok'));
  const count = channel.slack.posted.length;
  await channel.type('show');
  expect(channel.since(count).filter(({ text }) => HEADLINE.test(text))).toHaveLength(1);
  await channel.type('show');
  expect(channel.since(count).filter(({ text }) => HEADLINE.test(text))).toHaveLength(1);
});

test('where the answer took long, the note waits for another request', async () => {
  const channel = await almostThere();
  await channel.type('deploy db 3 statefulset');
  const { clusters, clock } = channel.slack.channel;
  const load = clusters.load.bind(clusters);
  clusters.load = async (id) => {
    await clock.sleep(2_000);
    return load(id);
  };
  expect(JSON.parse(await channel.type('delete pod db-1')).text).toContain('A new db-1');
  expect(channel.notes).toEqual([]);
  clusters.load = load;
  await channel.type('show');
  expect(channel.notes).toHaveLength(1);
});

test('a store that knows of no progress costs nobody the answer', async () => {
  const channel = await almostThere();
  await channel.type('deploy db 3 statefulset');
  channel.slack.channel.clusters.loadCourse = () => Promise.reject(new Error('no store'));
  expect(JSON.parse(await channel.type('delete pod db-1')).text).toContain('A new db-1');
  expect(channel.slack.channel.log.lines.join()).toContain('progress-not-told');
});

test('Go on, Show progress and Stop do what they say', async () => {
  const channel = await almostThere();
  for (const text of MOST_OF_THE_COURSE.slice(-3)) await channel.type(text);
  const [note] = channel.notes;
  const values = note!.blocks
    .flatMap((block) => (block.type === 'actions' ? block.elements : []))
    .map(({ value }) => value);
  const answers: string[] = [];
  for (const value of values) {
    const count = channel.slack.posted.length;
    await channel.press(value);
    answers.push(channel.since(count)[0]!.text);
  }
  expect(answers[0]).toContain('shop runs');
  expect(answers[1]).toMatch(/\d+ of 33 statements seen/);
  expect(answers[2]).toContain('No more notes about the course for you');
});
