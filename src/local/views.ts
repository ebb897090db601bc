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
}

/** An opened view, or Slack's name for why not. */
export type ViewAnswer = { readonly view: OpenView } | { readonly error: string };

/** A trigger is good once, for three seconds. */
const LIFETIME = 3_000;

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
    for (const [id, { until }] of this.triggers) if (until < this.now()) this.triggers.delete(id);
    const id = randomUUID();
    this.triggers.set(id, { person, until: this.now() + LIFETIME });
    return id;
  }

  openWith(trigger: string, view: unknown): ViewAnswer {
    const known = this.triggers.get(trigger);
    this.triggers.delete(trigger);
    if (known === undefined) return { error: 'invalid_trigger_id' };
    if (known.until < this.now()) return { error: 'expired_trigger_id' };
    if (!isModal(view)) return { error: 'invalid_arguments' };
    return { view: this.keep({ id: `V${randomUUID()}`, person: known.person, hash: randomUUID(), view }) };
  }

  update(id: string, hash: string | undefined, view: unknown): ViewAnswer {
    const known = this.find(id);
    if (known === undefined) return { error: 'not_found' };
    if (hash !== undefined && hash !== known.hash) return { error: 'hash_conflict' };
    if (!isModal(view)) return { error: 'invalid_arguments' };
    return { view: this.keep({ ...known, hash: randomUUID(), view }) };
  }

  /** Puts a view into the home tab of a person. Answers whether it is one. */
  publish(person: string, view: unknown): view is HomeView {
    if (!isHome(view)) return false;
    this.homes.set(person, view);
    return true;
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

  private find(id: string): OpenView | undefined {
    return [...this.open.values()].find((view) => view.id === id);
  }

  private keep(view: OpenView): OpenView {
    this.open.set(view.person, view);
    this.heard(view.person);
    return view;
  }
}

function isHome(view: unknown): view is HomeView {
  const { type, blocks } = (view ?? {}) as Partial<HomeView>;
  return type === 'home' && Array.isArray(blocks) && blocks.length <= 100;
}

/** The most that Slack would take, roughly: what is no modal at all, or has too much in it, is refused. */
export function isModal(view: unknown): view is ModalView {
  const { type, title, blocks, private_metadata = '' } = (view ?? {}) as Partial<ModalView>;
  if (type !== 'modal' || !Array.isArray(blocks) || typeof private_metadata !== 'string') return false;
  return (title?.text.length ?? 25) <= 24 && blocks.length <= 100 && private_metadata.length <= 3_000;
}
