/** A workspace whose channels are in a course: a timer, a bot that posts, and people who answer. */
import { dueCourses } from '../../../src/app/courses/due-courses';
import type { ChannelId, Messenger, Person, Ports } from '../../../src/app/ports';
import { rightOption } from '../../../src/tutor/quiz/question';
import { MemoryClusterStore } from '../../../src/store/memory-cluster-store';
import { ALL_VERBS } from '../../../src/app/verbs';
import type { Reply } from '../../../src/tutor/reply';
import { violations } from '../../tutor/style-rules';
import { ANA, ChannelUnderTest, SQUAD } from '../channel-under-test';

const HOUR = 60 * 60_000;

export class CourseTeam {
  readonly clusters = new MemoryClusterStore();
  readonly channel: ChannelUnderTest;
  readonly posts: { readonly channel: string; readonly reply: Reply }[] = [];
  /** Channels that the bot is no member of. */
  readonly refuses = new Set<string>();
  /** Milliseconds that a post takes. */
  slow = 0;
  private readonly midnight: number;

  constructor() {
    this.channel = new ChannelUnderTest(this.clusters, (clock) => ({ messenger: this.messenger(clock) }));
    this.midnight = this.clock.now();
  }

  get clock() {
    return this.channel.clock;
  }

  get ports(): Ports {
    return this.channel.ports;
  }

  /** What is said to somebody; every reply keeps the rules of style. */
  async says(command: string, by: Person = ANA, id: ChannelId = SQUAD): Promise<Reply> {
    const reply = await this.channel.by(by, command, id);
    const columns = reply.command === 'quiz' ? 60 : 38;
    const isPrompt = reply.lead !== undefined;
    expect(violations(reply, { verbs: ALL_VERBS, columns, ...(isPrompt ? { buttons: 5 } : {}) })).toEqual([]);
    return reply;
  }

  /** Lets time pass until so many hours after the first midnight. */
  async until(hours: number): Promise<void> {
    await this.clock.sleep(this.midnight + hours * HOUR - this.clock.now());
  }

  /** The timer fires. */
  async fire(): Promise<void> {
    await dueCourses(this.ports, this.clock.now() + HOUR);
  }

  /** So many people answer the question that is open in the squad's channel, and it is closed. */
  async answer(people: number, how: 'right' | 'wrong'): Promise<void> {
    const { open } = await this.ports.quizzes.loadLog(SQUAD);
    const question = await this.ports.quizzes.load(SQUAD, open?.id ?? '');
    if (question === undefined) throw new Error('no question is open');
    const { letter } = rightOption(question.question);
    const said = how === 'right' ? letter : letter === 'A' ? 'B' : 'A';
    for (let person = 0; person < people; person++) {
      const somebody = { id: `U${10 + person}`, name: `p${person}` };
      await this.channel.by(somebody, `quiz answer ${question.id} ${said}`);
    }
    await this.channel.by(ANA, `quiz close ${question.id} now`);
  }

  /** What the squad was asked, oldest first. */
  async asked(): Promise<readonly string[]> {
    const questions = await this.ports.quizzes.recent(SQUAD, 100);
    return questions.toReversed().map(({ question }) => question.template);
  }

  /** A channel has done lessons. */
  async done(id: ChannelId, lessons: readonly string[]): Promise<void> {
    await this.channel.type('deploy web', id);
    const record = await this.clusters.load(id);
    if (record === undefined) throw new Error('no channel');
    await this.clusters.save(id, { ...record, version: record.version + 1, exercisesDone: lessons }, record);
  }

  private messenger(clock: Ports['clock']): Messenger {
    const post: Messenger['post'] = async (to, reply) => {
      await clock.sleep(this.slow);
      const channel = 'channel' in to ? to.channel : to.person;
      if (this.refuses.has(channel)) return undefined;
      this.posts.push({ channel, reply });
      return { team: to.team, channel, ts: String(this.posts.length) };
    };
    return { post, update: () => Promise.resolve(true), refusal: () => undefined };
  }
}
