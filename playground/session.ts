/**
 * What the person at the keyboard sees of one place, and everything that they do there.
 */
import * as api from './api';
import type { Act } from './blocks/block';
import { listen } from './live';
import { LatestOnly } from './latest-only';
import { fromHash, hashOf, kindOf, type Person, type Place, placeFor } from './places';
import { Store } from './store';
import { Typed } from './typed';
import { Unread } from './unread';

export interface Shown {
  readonly people: readonly Person[];
  readonly places: readonly Place[];
  readonly person?: Person;
  readonly place?: Place;
  readonly said: readonly api.Said[];
  readonly isLoaded: boolean;
  readonly view?: api.OpenView | undefined;
  /** What was typed last and is not answered yet. */
  readonly waiting?: string | undefined;
  readonly trouble: string;
  /** The places with something new. */
  readonly unread: ReadonlySet<string>;
  /** Grows with every change of a cluster that may be shown. */
  readonly moves: number;
}

const SILENT = 'kube-tutor does not answer. Start it again with npm start: this page goes on by itself.';
const NOT_DONE = 'That was not accepted. Try again.';
const AGAIN_MILLISECONDS = 1500;

export class Session extends Store<Shown> {
  readonly typed = new Typed();
  private last = 0;
  /** The modal that was closed last: an answer that was under way may still hold it. */
  private closed = '';
  private readonly unread = new Unread();
  private readonly news = new LatestOnly(() => this.look());
  private stop = (): void => {};
  private again: number | undefined;

  constructor() {
    super({
      people: [],
      places: [],
      said: [],
      isLoaded: false,
      trouble: '',
      unread: new Set(),
      moves: 0,
    });
  }

  async start(): Promise<void> {
    try {
      const { people, channels } = await api.people();
      this.set({ people, places: channels, trouble: '' });
      const [person, place] = fromHash(location.hash, people, channels) ?? [];
      if (person !== undefined && place !== undefined) this.go(person, place);
    } catch {
      this.set({ trouble: SILENT });
      window.setTimeout(() => void this.start(), AGAIN_MILLISECONDS);
    }
  }

  /** Another person, or another place. */
  go(person: Person, wanted: Place): void {
    const before = this.get();
    const place = placeFor(wanted, person, before.places);
    const isSame = before.person?.id === person.id;
    if (isSame && before.place?.id === place.id) return;
    history.replaceState(null, '', hashOf(person, place));
    this.last = 0;
    this.set({ person, place, said: [], isLoaded: false, view: undefined, waiting: undefined });
    if (!isSame) {
      this.set({ unread: new Set() });
      this.stop();
      this.stop = listen(person.id, {
        changed: () => void this.refresh(),
        moved: (channel) => {
          if (channel === this.get().place?.id) this.set({ moves: this.get().moves + 1 });
        },
      });
    }
    if (kindOf(place) === 'home') void this.post('home', {});
    else void this.refresh();
  }

  switchTo(person: Person): void {
    const { place } = this.get();
    if (place !== undefined) this.go(person, place);
  }

  visit(place: Place): void {
    const { person } = this.get();
    if (person !== undefined) this.go(person, place);
  }

  /** Types a command. Answers whether it arrived. */
  async type(text: string): Promise<boolean> {
    this.set({ waiting: text });
    const { isDone } = await this.post('command', { text });
    this.set({ waiting: undefined, moves: this.get().moves + 1 });
    return isDone;
  }

  async act({ id }: api.Said, { action, filled }: Act): Promise<void> {
    const { isDone } = await this.post('press', { message: id, action, chosen: filled });
    this.set({ moves: this.get().moves + 1, ...(isDone || this.get().trouble !== '' ? {} : { trouble: NOT_DONE }) });
  }

  /** The shortcut that is there from everywhere. */
  async doSomething(): Promise<void> {
    await this.post('shortcut', {});
  }

  /** A shortcut in the menu of what somebody said. */
  async choose({ id }: api.Said, name: 'apply' | 'mission'): Promise<void> {
    await this.post('shortcut', { message: id, name });
  }

  chooseIn({ id }: api.OpenView, { action, filled }: Act): Promise<api.Posted> {
    return this.post('view', { view: id, action, chosen: filled });
  }

  submit({ id }: api.OpenView, filled: Act['filled']): Promise<api.Posted> {
    return this.post('view', { view: id, chosen: filled });
  }

  close({ id }: api.OpenView): void {
    this.closed = id;
    this.set({ view: undefined });
    void this.post('view', { view: id, close: true });
  }

  /** Where the person is, as the gateway wants it. */
  where(): api.Where {
    const { person, place } = this.get();
    return { person: person?.id ?? '', channel: place?.id ?? '' };
  }

  private async post(what: api.Post, content: object): Promise<api.Posted> {
    try {
      const posted = await api.post(what, { ...content, ...this.where() });
      if (posted.isDone) this.set({ trouble: '' });
      await this.refresh();
      return posted;
    } catch {
      this.silent();
      return { isDone: false };
    }
  }

  /** Looks for news. */
  refresh(): Promise<void> {
    return this.news.wish();
  }

  private async look(): Promise<void> {
    const where = this.where();
    const asked = this.last;
    try {
      const news = await api.messages(where, asked);
      const now = this.where();
      // Meanwhile the person went elsewhere.
      if (now.person !== where.person || now.channel !== where.channel || this.last !== asked) {
        void this.refresh();
        return;
      }
      this.take(news);
      await this.countUnread(news.latest);
    } catch {
      this.silent();
    }
  }

  private take({ messages, latest, view }: api.News): void {
    // A tutor that was started anew counts from one again.
    if (latest < this.last) {
      this.last = 0;
      this.unread.forget();
      void this.refresh();
      this.set({ said: [], unread: new Set(), moves: this.get().moves + 1 });
      return;
    }
    this.last = latest;
    const changed = new Map(messages.map((one) => [one.id, one]));
    const said = this.get().said.map((one) => changed.get(one.id) ?? one);
    const known = new Set(said.map(({ id }) => id));
    this.set({
      said: messages.length === 0 ? this.get().said : [...said, ...messages.filter(({ id }) => !known.has(id))],
      isLoaded: true,
      view: view?.id === this.closed ? undefined : view,
      trouble: this.get().trouble === SILENT ? '' : this.get().trouble,
      moves: this.get().moves + (messages.length > 0 ? 1 : 0),
    });
  }

  private async countUnread(latest: number): Promise<void> {
    const { person, place, places, unread: before } = this.get();
    if (person === undefined || place === undefined) return;
    this.unread.see(person, place, latest);
    const unread = await this.unread.elsewhere(person, place, places, latest);
    if ([...unread].join() !== [...before].join()) this.set({ unread });
  }

  private silent(): void {
    this.set({ trouble: SILENT });
    clearTimeout(this.again);
    this.again = window.setTimeout(() => void this.refresh(), AGAIN_MILLISECONDS);
  }
}
