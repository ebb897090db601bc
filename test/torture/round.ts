/**
 * One round: people in several channels type commands by lot, sandboxes that share one table carry them out while anything
 * may go wrong. What comes of it is a history.
 */
import { HELD_FOR } from '../../src/app/claimed-events';
import { type Person, StoreError } from '../../src/app/ports';
import { commandByLot } from './commands-by-lot';
import { type FateName, fateBy, STORM, type Weather } from './fates';
import type { Answer, Claiming, Delivery, History, Marking } from './history';
import { addMark } from './marks';
import { remainsOf } from './remains';
import { type Place, Sandbox } from './sandbox';
import { Seeded } from './seeded';

export interface RoundOptions {
  readonly seed: number;
  /** Requests that people make; some are delivered more than once. */
  readonly commands: number;
  readonly channels: number;
  readonly sandboxes: number;
  readonly weather?: Weather;
}

const PEOPLE: readonly Person[] = [
  { id: 'U1', name: 'ana' },
  { id: 'U2', name: 'ben' },
  { id: 'U3', name: 'chen' },
];
/** Milliseconds after which somebody who hears nothing types on, as Slack tells them then. */
const PATIENT = 3_000;
/** Milliseconds after which everything has come that was on its way. */
const CALM = 4_000;
/** How many times that is waited for at most. */
const CALMS = 20;

/** Of the requests: how many of them come with a mark in a document, and how many mentions there are besides. */
const MARKED = 0.25;
const EVENTS = 0.04;
/** The channel in which the bot is mentioned; milliseconds within which, and until Slack tries once more. */
const MENTIONS = 'CMENTIONS';
const EVENTS_WITHIN = 8_000;
const AGAIN = HELD_FOR + 1_000;

type Asked = Omit<Delivery, 'began' | 'answer'>;

export class Round {
  readonly fates = new Map<FateName, number>();
  private readonly seeded: Seeded;
  private readonly deliveries: Delivery[] = [];
  private readonly markings: Marking[] = [];
  private readonly claimings: Claiming[] = [];
  private readonly questions = new Map<string, string>();
  private readonly sandboxes: Sandbox[];
  private instant = 0;
  private asked = 0;
  private open = 0;
  crashes = 0;

  constructor(
    private readonly options: RoundOptions,
    private readonly place: Place,
  ) {
    this.seeded = new Seeded(options.seed);
    this.sandboxes = Array.from({ length: options.sandboxes }, () => this.newSandbox());
  }

  async play(): Promise<History> {
    const channels = Array.from({ length: this.options.channels }, (_, i) => `C${i + 1}`);
    await Promise.all([
      ...channels.flatMap((channel) => PEOPLE.map((person) => this.typeOn(channel, person))),
      ...Array.from({ length: Math.ceil(this.options.commands * EVENTS) }, (_, i) =>
        this.deliverEvent(`event-${i + 1}`),
      ),
    ]);
    for (let calms = 0; calms < CALMS && (calms === 0 || this.open > 0); calms++) await this.place.clock.sleep(CALM);
    const remains = await Promise.all([...channels, MENTIONS].map((channel) => remainsOf(channel, this.place)));
    const { deliveries, markings, claimings } = this;
    return { deliveries, markings, claimings, remains };
  }

  /** One person types one command after the other. */
  private async typeOn(channel: string, person: Person): Promise<void> {
    const { seeded, place } = this;
    while (this.asked < this.options.commands) {
      const mark = ++this.asked;
      const text = commandByLot(seeded, { mark, question: this.questions.get(channel) });
      const request = `request-${mark}`;
      const answers = [this.deliver({ channel, person, text, request })];
      // The same once more, to whichever sandbox: at once, or when it may be over.
      if (seeded.chance(0.15)) {
        const later = seeded.chance(0.4) ? 0 : seeded.between(1, 1_500);
        answers.push(place.clock.sleep(later).then(() => this.deliver({ channel, person, text, request })));
      }
      if (seeded.chance(MARKED)) answers.push(this.mark(channel, `mark-${mark}`));
      await Promise.race([answers[0], place.clock.sleep(PATIENT)]);
      await place.clock.sleep(seeded.between(0, 200));
    }
  }

  private async mark(channel: string, mark: string): Promise<void> {
    const sandbox = this.anySandbox();
    const index = this.markings.push({ channel, mark, began: ++this.instant }) - 1;
    const made = addMark(sandbox.ports.documents, { team: this.place.team, channel }, mark);
    const isMade = await this.heard(
      sandbox,
      made.then(() => true),
    );
    if (isMade === true) this.markings[index] = { ...this.markings[index]!, done: ++this.instant };
  }

  /** Slack mentions the bot to whichever sandbox, and again, also when it might have been heard. */
  private async deliverEvent(event: string): Promise<void> {
    const { seeded, place } = this;
    const first = seeded.between(0, EVENTS_WITHIN);
    const again = [first + seeded.between(0, 100), first + AGAIN].filter(() => seeded.chance(0.5));
    await Promise.all([first, ...again].map((at) => place.clock.sleep(at).then(() => this.answerEvent(event))));
  }

  private async answerEvent(event: string): Promise<void> {
    const sandbox = this.anySandbox();
    const index = this.claimings.push({ event, began: ++this.instant }) - 1;
    const note = (more: Partial<Claiming>): void => {
      this.claimings[index] = { ...this.claimings[index]!, ...more };
    };
    const [id, person] = [{ team: this.place.team, channel: MENTIONS }, PEOPLE[0]!];
    await this.heard(
      sandbox,
      (async () => {
        const text = `label node node-1 mark=${event} --overwrite`;
        const request = { id, person, text, request: event, pressed: false };
        const claim = await sandbox.handler.claim(request);
        if (typeof claim === 'string') {
          note({ result: { at: ++this.instant, claim } });
          return;
        }
        note({ claimed: ++this.instant });
        await this.deliver({ channel: MENTIONS, person, text, request: event }, sandbox);
        note({ result: { at: ++this.instant, claim: 'mine' } });
        await claim.answered();
      })(),
    );
  }

  /** What comes of it, as far as anybody hears of it. */
  private async heard<T>(sandbox: Sandbox, work: Promise<T>): Promise<T | undefined> {
    this.open++;
    try {
      return await Promise.race([work, sandbox.ended]);
    } catch {
      return undefined;
    } finally {
      this.open--;
    }
  }

  private async deliver(asked: Asked, sandbox = this.anySandbox()): Promise<void> {
    const index = this.deliveries.push({ ...asked, began: ++this.instant }) - 1;
    const answer = await this.heard(sandbox, this.answerOf(sandbox, asked));
    if (answer === undefined) return;
    this.deliveries[index] = { ...this.deliveries[index]!, answer };
    const question = answer.reply?.buttons.map(({ run }) => /^quiz answer (\S+)/.exec(run)?.[1]).find(Boolean);
    if (question !== undefined) this.questions.set(asked.channel, question);
  }

  private async answerOf(sandbox: Sandbox, asked: Asked): Promise<Answer> {
    const { channel, person, text, request } = asked;
    const id = { team: this.place.team, channel };
    try {
      const { reply, outcome } = await sandbox.handler.carryOut({ id, person, text, request, pressed: false });
      return { at: ++this.instant, outcome, reply };
    } catch (error) {
      const bug = error instanceof StoreError ? {} : { bug: String(error) };
      return { at: ++this.instant, outcome: 'failed', ...bug };
    }
  }

  private anySandbox(): Sandbox {
    const index = this.seeded.below(this.sandboxes.length);
    if (!this.sandboxes[index]!.isAlive) {
      this.crashes++;
      this.sandboxes[index] = this.newSandbox();
    }
    return this.sandboxes[index]!;
  }

  private newSandbox(): Sandbox {
    const { weather = STORM } = this.options;
    return new Sandbox(this.place, () => {
      const fate = fateBy(this.seeded, weather);
      this.fates.set(fate.name, (this.fates.get(fate.name) ?? 0) + 1);
      return fate;
    });
  }
}
