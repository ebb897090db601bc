/** A command handler on stores in memory, with a clock that tests may move. */
import { CommandHandler } from '../../src/app/handle-command';
import type { ChannelId, Clock, ClusterStore, Log, Person, Ports } from '../../src/app/ports';
import { ALL_VERBS } from '../../src/app/verbs';
import { MemoryClusterStore } from '../../src/store/memory-cluster-store';
import { MemoryDocuments } from '../../src/store/memory-documents';
import { MemoryQuizStore } from '../../src/store/memory-quiz-store';
import type { Reply } from '../../src/tutor/reply';

export const SQUAD: ChannelId = { team: 'T1', channel: 'C1' };
export const ANA: Person = { id: 'U1', name: 'ana' };
export const BEN: Person = { id: 'U2', name: 'ben' };
export const CHEN: Person = { id: 'U3', name: 'chen' };

/** Stands still unless something sleeps or a test moves it. */
export class TestClock implements Clock {
  constructor(private time = Date.UTC(2026, 10, 22)) {}

  now(): number {
    return this.time;
  }

  async sleep(milliseconds: number): Promise<void> {
    this.time += milliseconds;
    await Promise.resolve();
  }
}

/** Remembers what was logged. */
export class TestLog implements Log {
  readonly lines: string[] = [];

  info(event: string, fields = {}): void {
    this.lines.push(JSON.stringify({ event, ...fields }));
  }

  error(event: string, error: unknown, fields = {}): void {
    this.lines.push(JSON.stringify({ event, error: String(error), ...fields }));
  }
}

export class ChannelUnderTest {
  readonly quizzes = new MemoryQuizStore();
  readonly clock = new TestClock();
  readonly documents = new MemoryDocuments(this.clock);
  readonly log = new TestLog();
  readonly handler: CommandHandler;
  private requests = 0;

  readonly ports: Ports;

  /** @param outside more ports, made with the clock and the log of this channel */
  constructor(
    readonly clusters: ClusterStore = new MemoryClusterStore(),
    outside: (clock: Clock, log: Log) => Pick<Ports, 'messenger' | 'responseUrls'> = () => ({}),
  ) {
    const { quizzes, documents, clock, log } = this;
    this.ports = { clusters, quizzes, documents, ...outside(clock, log), clock, log };
    this.handler = new CommandHandler(this.ports, ALL_VERBS);
  }

  /** Types a command; every call is a request of its own unless one is given. */
  type(text: string, id: ChannelId = SQUAD, request = `request-${++this.requests}`): Promise<Reply> {
    return this.by(ANA, text, id, request);
  }

  /** The same for somebody else. */
  by(person: Person, text: string, id: ChannelId = SQUAD, request = `request-${++this.requests}`): Promise<Reply> {
    return this.handler.handle({ id, person, text, request, pressed: false });
  }

  /** Presses a button of a reply. */
  press(reply: Reply, label: string, person: Person = ANA, id: ChannelId = SQUAD): Promise<Reply> {
    const button = reply.buttons.find((one) => one.label === label);
    if (button === undefined) {
      throw new Error(`no button ${label}: ${reply.buttons.map((one) => one.label).join(', ')}`);
    }
    return this.handler.handle({ id, person, text: button.run, request: `request-${++this.requests}`, pressed: true });
  }

  /** How many copies the Deployment wants, or undefined when there is none. */
  async wanted(deployment = 'web', id: ChannelId = SQUAD): Promise<number | undefined> {
    const record = await this.clusters.load(id);
    const found = record?.cluster.objects.find(
      (object) => object.kind === 'Deployment' && object.metadata.name === deployment,
    );
    return found?.kind === 'Deployment' ? found.spec.replicas : undefined;
  }

  /** Versions that were saved, and the commands that made them. */
  async commands(id: ChannelId = SQUAD): Promise<readonly string[]> {
    return (await this.clusters.load(id))?.commands.map(({ command }) => command) ?? [];
  }
}
