/**
 * The modals of this machine's Slack: one for each person, opened with the trigger of something that the person did a
 * moment ago.
 */
import { randomUUID } from 'node:crypto';
import type { HomeView, ModalView } from '../slack/message';

export interface OpenView {
  readonly id: string;
  readonly person: string;
  /** Another one after each change: an update of what is no longer there is refused. */
  readonly hash: string;
  readonly view: ModalView;
}

interface Trigger {
  readonly person: string;
  readonly until: number;
  readonly isUsed: boolean;
}

/** An opened view, or Slack's name for why not. */
export type ViewAnswer = { readonly view: OpenView } | { readonly error: string };

/** A trigger is good once, for three seconds. */
const LIFETIME = 3_000;
/** Milliseconds after which a trigger is as one that never was. */
const REMEMBERED = 60_000;

export class Views {
  private readonly triggers = new Map<string, Trigger>();
  private readonly open = new Map<string, OpenView>();
  private readonly homes = new Map<string, HomeView>();

  /** @param heard called when a modal of a person opens, changes or closes */
  constructor(
    private readonly now: () => number,
    private readonly heard: (person: string) => void = () => {},
  ) {}

  /** A new trigger for what a person does now. */
  trigger(person: string): string {
    for (const [id, { until }] of this.triggers) if (until + REMEMBERED < this.now()) this.triggers.delete(id);
    const id = randomUUID();
    this.triggers.set(id, { person, until: this.now() + LIFETIME, isUsed: false });
    return id;
  }

  /** Whose a trigger is. It is good once. */
  exchange(id: string): { readonly person: string } | { readonly error: string } {
    const known = this.triggers.get(id);
    if (known === undefined) return { error: 'invalid_trigger_id' };
    if (known.until < this.now()) return { error: 'expired_trigger_id' };
    if (known.isUsed) return { error: 'exchanged_trigger_id' };
    this.triggers.set(id, { ...known, isUsed: true });
    return { person: known.person };
  }

  /** Opens a modal that was checked, in the place of one that is open. */
  show(person: string, view: ModalView): OpenView {
    return this.keep({ id: `V${randomUUID()}`, person, hash: randomUUID(), view });
  }

  /** Puts another view, which was checked, in the place of one. */
  update(id: string, hash: string | undefined, view: ModalView): ViewAnswer {
    const known = this.find(id);
    if (known === undefined) return { error: 'not_found' };
    if (hash !== undefined && hash !== known.hash) return { error: 'hash_conflict' };
    return { view: this.keep({ ...known, hash: randomUUID(), view }) };
  }

  /** Puts a view that was checked into the home tab of a person. */
  publish(person: string, view: HomeView): void {
    this.homes.set(person, view);
  }

  home(person: string): HomeView | undefined {
    return this.homes.get(person);
  }

  of(person: string): OpenView | undefined {
    return this.open.get(person);
  }

  close(person: string): void {
    if (this.open.delete(person)) this.heard(person);
  }

  find(id: string): OpenView | undefined {
    return [...this.open.values()].find((view) => view.id === id);
  }

  private keep(view: OpenView): OpenView {
    this.open.set(view.person, view);
    this.heard(view.person);
    return view;
  }
}
