/** What the page hears at once, and from whom. */
import { TutorUnderTest } from './tutor-under-test';

const [ANA, BEN, SQUAD] = ['U0ANA', 'U0BEN', 'C0SQUAD3'];

/** Somebody who listens. */
class Listener {
  private text = '';

  private constructor(
    readonly status: number,
    private readonly stop: AbortController,
  ) {}

  static async open(url: string, person: string): Promise<Listener> {
    const stop = new AbortController();
    const answer = await fetch(`${url}/playground/updates?person=${person}`, { signal: stop.signal });
    const listener = new Listener(answer.status, stop);
    if (answer.status === 200) void listener.read(answer);
    return listener;
  }

  /** Resolves when so many updates of a kind were heard, with the data of the latest. */
  async heard(event: string, count: number): Promise<unknown> {
    for (let tries = 0; tries < 200; tries++) {
      const found = [...this.text.matchAll(new RegExp(`event: ${event}\ndata: (.*)\n\n`, 'g'))];
      if (found.length >= count) return JSON.parse(found.at(-1)![1]!);
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    throw new Error(`not heard: ${event}, only ${this.text}`);
  }

  get all(): string {
    return this.text;
  }

  close(): void {
    this.stop.abort();
  }

  private async read({ body }: Response): Promise<void> {
    const decoder = new TextDecoder();
    try {
      for await (const chunk of body as unknown as AsyncIterable<Uint8Array>) this.text += decoder.decode(chunk);
    } catch {
      // The line was closed.
    }
  }
}

let tutor: TutorUnderTest;
beforeEach(async () => (tutor = await TutorUnderTest.start()));
afterEach(() => tutor.close());

test('everybody hears of a change in a channel, and that its cluster has a new version', async () => {
  const [ana, ben] = await Promise.all([ANA, BEN].map((person) => Listener.open(tutor.url, person)));
  expect(await ana!.heard('change', 1)).toEqual({ latest: 0 });
  await tutor.play('command', { person: ANA, channel: SQUAD, text: 'deploy web' });
  expect(await ben!.heard('cluster', 1)).toEqual({ channel: SQUAD, version: 1 });
  expect(await ben!.heard('change', 3)).toEqual({ latest: 2 });
  expect(await ana!.heard('cluster', 1)).toEqual({ channel: SQUAD, version: 1 });
});

test('what one person sees is told to that person alone', async () => {
  const [ana, ben] = await Promise.all([ANA, BEN].map((person) => Listener.open(tutor.url, person)));
  await tutor.play('command', { person: ANA, channel: 'D0ANA', text: 'deploy own' });
  await tutor.play('command', { person: ANA, channel: SQUAD, text: 'get pods' });
  await tutor.play('command', { person: ANA, channel: SQUAD, text: 'do' });
  expect(await ana!.heard('cluster', 1)).toEqual({ channel: 'D0ANA', version: 1 });
  // Four lines, and the modal of the form.
  expect(await ana!.heard('change', 6)).toEqual({ latest: 4 });
  expect(ben!.all.match(/event: /g)).toHaveLength(1);
});

test('somebody who listens again hears what there is', async () => {
  await tutor.play('command', { person: ANA, channel: SQUAD, text: 'deploy web' });
  const ben = await Listener.open(tutor.url, BEN);
  expect(await ben.heard('change', 1)).toEqual({ latest: 2 });
});

test('only so many may listen, and a line that is closed makes room', async () => {
  const all = await Promise.all(Array.from({ length: 40 }, () => Listener.open(tutor.url, ANA)));
  expect(all.map(({ status }) => status)).toEqual(all.map(() => 200));
  expect((await Listener.open(tutor.url, BEN)).status).toBe(503);
  all[0]!.close();
  let status = 503;
  for (let tries = 0; status !== 200 && tries < 100; tries++) status = (await Listener.open(tutor.url, BEN)).status;
  expect(status).toBe(200);
});

test('nobody unknown listens', async () => {
  expect((await Listener.open(tutor.url, 'U9')).status).toBe(404);
});
