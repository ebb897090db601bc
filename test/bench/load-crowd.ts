/**
 * People in channels, two or so in each: they look things up and change things about 60 to 40, by typing and by the
 * buttons of the answer that they saw last.
 */
import { nextRandom, pick, type Random } from '../../src/cluster/random';
import type { Member, Place } from '../../src/local/slack-requests';
import type { Message } from '../../src/slack/message';
import type { Received, Sender } from './load-sender';

/** `answered`: nothing was changed, for there was nothing to change, it was a look-up or a refusal. */
export type Outcome = 'changed' | 'answered' | 'busy' | 'error';

/** One command, and what became of it. */
export interface Done {
  readonly channel: string;
  readonly person: string;
  readonly trigger: string;
  readonly text: string;
  readonly pressed: boolean;
  readonly kind: 'look' | 'change';
  readonly outcome: Outcome;
  /** Until the answer was there, since it was typed. */
  readonly milliseconds: number;
  /** Of an error: what there was instead of an answer. */
  readonly problem?: string;
}

interface Person extends Member {
  readonly channel: Place;
  readonly random: Random;
  /** What the buttons of the last answer carry. */
  offers: readonly string[];
}

const SHARE_OF_CHANGES = 0.4;
/** How often somebody presses a button, where the last answer has one of the kind. */
const SHARE_OF_BUTTONS = 0.3;
const LOOKS = ['get pods', 'get pods', 'show', 'why web', 'history', 'describe deployment web', 'get events'];
const PRESSED_LOOK = /^(why|show|history|get|describe) ?/;
const PRESSED_CHANGE = /^(crash|scale|delete) /;

/** The name of the note that a person leaves at an app, again and again: nobody else's change may take it away. */
export const noteOf = (person: string): string => `last-${person}`;

export class Crowd {
  readonly done: Done[] = [];
  private readonly people: readonly Person[];
  private triggers = 0;

  constructor(
    private readonly sender: Sender,
    size: { readonly people: number; readonly channels: number },
    seed: number,
  ) {
    this.people = Array.from({ length: size.people }, (_, i) => ({
      id: `U0P${i}`,
      name: `person-${i}`,
      channel: { id: `C0L${i % size.channels}`, name: `squad-${i % size.channels}` },
      random: { position: (seed + i * 7919) >>> 0 },
      offers: [],
    }));
  }

  /** In every channel somebody deploys two apps. */
  async begin(): Promise<void> {
    const first = new Map([...this.people].reverse().map((person) => [person.channel.id, person]));
    await Promise.all(
      [...first.values()].map(async (person) => {
        await this.act(person, { kind: 'change', pressed: false, text: 'deploy web 3' });
        await this.act(person, { kind: 'change', pressed: false, text: 'deploy api 2' });
      }),
    );
  }

  /**
   * Everybody waits for an answer, thinks for about so many milliseconds, and goes on.
   * @param share of the people who take part
   */
  async closedLoop(until: number, think: number, share = 1): Promise<void> {
    await Promise.all(
      this.people.slice(0, Math.ceil(share * this.people.length)).map(async (person) => {
        await pause(nextRandom(person.random) * think);
        while (performance.now() < until) {
          await this.act(person, this.choose(person));
          await pause((0.5 + nextRandom(person.random)) * think);
        }
      }),
    );
  }

  /** So many commands a second come, whether those before were answered or not. */
  async openLoop(until: number, perSecond: number): Promise<void> {
    const began = performance.now();
    const underway: Promise<void>[] = [];
    const random: Random = { position: this.triggers };
    for (let due = began; due < until; due += 1000 / perSecond) {
      await pause(due - performance.now());
      const person = pick(random, this.people);
      underway.push(this.act(person, this.choose(person), due));
    }
    await Promise.all(underway);
  }

  private choose(person: Person): Pick<Done, 'kind' | 'pressed' | 'text'> {
    const { random, offers } = person;
    const kind = nextRandom(random) < SHARE_OF_CHANGES ? 'change' : 'look';
    const wanted = kind === 'change' ? PRESSED_CHANGE : PRESSED_LOOK;
    const buttons = offers.filter((text) => wanted.test(text));
    if (buttons.length > 0 && nextRandom(random) < SHARE_OF_BUTTONS) {
      return { kind, pressed: true, text: pick(random, buttons) };
    }
    return { kind, pressed: false, text: kind === 'look' ? pick(random, LOOKS) : this.change(person) };
  }

  private change({ id, random }: Person): string {
    const note = `annotate deployment web ${noteOf(id)}=${this.triggers} --overwrite`;
    const count = 2 + Math.floor(nextRandom(random) * 4);
    return pick(random, [note, note, `scale web ${count}`, `scale api ${count}`, 'crash api', 'rollout restart api']);
  }

  /** @param since when it was typed */
  private async act(
    person: Person,
    deed: Pick<Done, 'kind' | 'pressed' | 'text'>,
    since = performance.now(),
  ): Promise<void> {
    const trigger = `${++this.triggers}.load`;
    const received = await this.sender.send({ member: person, channel: person.channel, trigger, ...deed });
    const milliseconds = performance.now() - since;
    const outcome = outcomeOf(deed.kind, received);
    person.offers = offersOf(received.message);
    this.done.push({
      ...deed,
      trigger,
      channel: person.channel.id,
      person: person.id,
      outcome,
      milliseconds,
      ...(outcome === 'error' ? { problem: received.problem ?? `status ${received.status}` } : {}),
    });
  }
}

function outcomeOf(kind: Done['kind'], { status, message }: Received): Outcome {
  if (status !== 200 || message?.blocks === undefined) return 'error';
  if (message.text.includes('others were faster')) return 'busy';
  const isPublic = message.response_type === 'in_channel';
  return kind === 'change' && isPublic && !message.text.includes('Nothing to do') ? 'changed' : 'answered';
}

function offersOf(message: Message | undefined): readonly string[] {
  const actions = (message?.blocks ?? []).flatMap((block) => (block.type === 'actions' ? block.elements : []));
  return actions.map(({ value }) => value);
}

/** Also where there is nothing to wait for, others come first. */
export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, milliseconds)));
}
