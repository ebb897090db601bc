/**
 * What the person at the keyboard sees of one place, and everything that they do there.
 */
import * as api from './api';
import type { Act } from './blocks/block';
import { listen } from './live';
import { fromHash, hashOf, kindOf, type Person, type Place, placeFor, placesOf } from './places';
import { Store } from './store';

export interface Shown {
  readonly people: readonly Person[];
  readonly places: readonly Place[];
  readonly person?: Person;
  readonly place?: Place;
  readonly said: readonly api.Said[];
  readonly isLoaded: boolean;
  readonly view?: api.OpenView | undefined;
  /** Something was sent and is not answered yet. */
  readonly isWaiting: boolean;
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
  /** What was typed on this page, oldest first. */
  readonly history: string[] = [];
  /** What is typed and not sent, by person and place. */
  private readonly drafts = new Map<string, string>();
  private last = 0;
  /** The modal that was closed last: an answer that was under way may still hold it. */
  private closed = '';
  /** Up to which change a person has read a place. */
  private readonly read = new Map<string, number>();
  private refreshing: Promise<void> | undefined;
  private isStale = false;
  private stop = (): void => {};
  private again: number | undefined;

  constructor() {
    super({
      people: [],
      places: [],
      said: [],
      isLoaded: false,
      isWaiting: false,
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
    this.set({ person, place, said: [], isLoaded: false, view: undefined, isWaiting: false });
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

  draft(): string {
    return this.drafts.get(JSON.stringify(this.where())) ?? '';
  }

  keepDraft(text: string): void {
    this.drafts.set(JSON.stringify(this.where()), text);
  }

  /** Types a command. Answers whether it arrived. */
  async type(text: string): Promise<boolean> {
    this.set({ isWaiting: true });
    const { isDone } = await this.post('command', { text });
    this.set({ isWaiting: false, moves: this.get().moves + 1 });
    return isDone;
  }

  async act({ id }: api.Said, { action, filled }: Act): Promise<void> {
    const { isDone } = await this.post('press', { message: id, action, chosen: filled });
    this.set({ moves: this.get().moves + 1, ...(isDone || this.get().trouble !== '' ? {} : { trouble: NOT_DONE }) });
  }

  async addMission({ id }: api.Said): Promise<void> {
    await this.post('shortcut', { message: id });
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
      await this.refresh();
      return posted;
    } catch {
      this.silent();
      return { isDone: false };
    }
  }

  /** Looks for news, one look at a time; a wish during a look is a look after it. */
  refresh(): Promise<void> {
    this.isStale = true;
    this.refreshing ??= this.lookUntilFresh().finally(() => (this.refreshing = undefined));
    return this.refreshing;
  }

  private async lookUntilFresh(): Promise<void> {
    while (this.takeWish()) await this.look();
  }

  private takeWish(): boolean {
    const isWished = this.isStale;
    this.isStale = false;
    return isWished;
  }

  private async look(): Promise<void> {
    const where = this.where();
    const asked = this.last;
    try {
      const news = await api.messages(where, asked);
      const now = this.where();
      // Meanwhile the person went elsewhere.
      if (now.person !== where.person || now.channel !== where.channel || this.last !== asked) {
        this.isStale = true;
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
      this.read.clear();
      this.isStale = true;
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

  /** What is new in the places that the person does not look at. */
  private async countUnread(latest: number): Promise<void> {
    const { person, place, places } = this.get();
    if (person === undefined || place === undefined) return;
    const key = (id: string) => `${person.id} ${id}`;
    this.read.set(key(place.id), latest);
    const others = placesOf(places, person).filter((one) => one !== place && kindOf(one) !== 'home');
    const fresh = await Promise.all(
      others.map(async ({ id }) => {
        const after = this.read.get(key(id));
        // What was said before the page was opened is not new.
        if (after === undefined) this.read.set(key(id), latest);
        if (after === undefined || after === latest) return [];
        const news = await api.messages({ person: person.id, channel: id }, after);
        return news.messages.length > 0 ? [id] : [];
      }),
    );
    const unread = new Set(fresh.flat());
    if ([...unread].join() !== [...this.get().unread].join()) this.set({ unread });
  }

  private silent(): void {
    this.set({ trouble: SILENT });
    clearTimeout(this.again);
    this.again = window.setTimeout(() => void this.refresh(), AGAIN_MILLISECONDS);
  }
}
