/** A channel of three people in a lesson or a mission, whose every reply must keep the rules of style. */
import type { ChannelRecord, Person, Ports } from '../../../src/app/ports';
import { ALL_VERBS } from '../../../src/app/verbs';
import type { Reply } from '../../../src/tutor/reply';
import { violations } from '../../tutor/style-rules';
import { ANA, ChannelUnderTest, SQUAD } from '../channel-under-test';

export class ExerciseChannel {
  readonly channel = new ChannelUnderTest();

  get ports(): Ports {
    const { clusters, quizzes, documents, clock, log } = this.channel;
    return { clusters, quizzes, documents, clock, log };
  }

  /** Types commands, one after the other; answers the last reply. */
  async type(...commands: readonly string[]): Promise<Reply> {
    let reply: Reply | undefined;
    for (const command of commands) reply = await this.by(ANA, command);
    if (reply === undefined) throw new Error('nothing was typed');
    return reply;
  }

  async by(person: Person, command: string, request?: string): Promise<Reply> {
    const reply = await this.channel.by(person, command, SQUAD, request);
    const isPrompt = reply.lead !== undefined;
    const wrong = violations(reply, { verbs: ALL_VERBS, ...(isPrompt ? { buttons: 5 } : {}) });
    if (wrong.length > 0) throw new Error(`${command}: ${wrong.join('; ')}`);
    return reply;
  }

  async record(): Promise<ChannelRecord> {
    const record = await this.channel.clusters.load(SQUAD);
    if (record === undefined) throw new Error('nothing was saved');
    return record;
  }

  /** Steps that are done; undefined outside of exercises. */
  async step(): Promise<number | undefined> {
    return (await this.record()).exercise?.step;
  }
}

export const told = (reply: Reply): string => (reply.exercise?.lines ?? []).join('\n');
export const runs = (reply: Reply): readonly string[] => reply.buttons.map(({ run }) => run);
