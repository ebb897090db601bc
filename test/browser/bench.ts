/** A browser before the playground of a tutor of its own, and what may go wrong in it. */
import type { Browser, Locator, Page } from 'playwright-core';
import { TutorUnderTest } from '../local/tutor-under-test';
import { findChromium, startChromium } from './chromium';

const WAIT = 60_000;

export class Bench {
  private readonly problems: string[] = [];
  private pages: Page[] = [];
  /** Pages that were closed: a new one costs the browser as much as five that are opened again. */
  private readonly idle: Page[] = [];
  /** Pages of a browser with settings of its own, which nobody else wants. */
  private special: Page[] = [];

  private constructor(
    readonly tutor: TutorUnderTest,
    readonly browser: Browser,
  ) {}

  static async start(executablePath: string): Promise<Bench> {
    return new Bench(await TutorUnderTest.start(), await startChromium(executablePath));
  }

  /** Opens the page; whatever it asks of another host, or writes to the console, is a problem. */
  async open(hash = '#squad-3/ana', width = 1280, more?: Parameters<Browser['newPage']>[0]): Promise<Chat> {
    const viewport = { width, height: 844 };
    const known = more === undefined ? this.idle.pop() : undefined;
    const page = known ?? this.watched(await this.browser.newPage({ viewport, ...more }));
    await known?.setViewportSize(viewport);
    if (more === undefined) this.pages.push(page);
    else this.special.push(page);
    await page.goto(`${this.tutor.url}/${hash}`);
    await page.getByRole('main').waitFor();
    await page.getByText('Loading ...').first().waitFor({ state: 'detached' });
    return new Chat(page);
  }

  private watched(page: Page): Page {
    page.setDefaultTimeout(10_000);
    page.on('pageerror', (error) => this.problems.push(error.message));
    page.on('console', (line) => this.problems.push(line.text()));
    page.on('request', (request) => {
      if (!request.url().startsWith(this.tutor.url) && !/^(data|about):/.test(request.url())) {
        this.problems.push(request.url());
      }
    });
    return page;
  }

  /** What went wrong since the last time, of which a test may expect something. */
  takeProblems(): readonly string[] {
    return this.problems.splice(0);
  }

  async closePages(): Promise<void> {
    const [pages, special] = [this.pages, this.special];
    [this.pages, this.special] = [[], []];
    await Promise.all([...pages.map((page) => this.forget(page)), ...special.map((page) => page.close())]);
  }

  /** Leaves a page and all that it remembers. */
  private async forget(page: Page): Promise<void> {
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    await page.evaluate('localStorage.clear(), sessionStorage.clear()');
    await page.goto('about:blank');
    this.idle.push(page);
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.tutor.close();
  }
}

/** One person before the page. */
export class Chat {
  constructor(readonly page: Page) {}

  get command(): Locator {
    return this.page.getByLabel('/kube', { exact: true });
  }

  get messages(): Locator {
    return this.page.getByRole('article');
  }

  get latest(): Locator {
    return this.messages.last();
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog');
  }

  get cluster(): Locator {
    return this.page.getByRole('complementary', { name: 'Cluster' });
  }

  button(name: string, within: Locator | Page = this.page): Locator {
    return within.getByRole('button', { name, exact: true });
  }

  /** Sends a command and waits for the answer in the chat. */
  async type(text: string): Promise<void> {
    const before = await this.messages.count();
    await this.command.fill(text);
    await this.command.press('Enter');
    await this.messages.nth(before + 1).waitFor();
  }

  /** The label or the text of what has the focus. */
  focused(): Promise<string> {
    return this.page.evaluate<string>(
      "document.activeElement.getAttribute('aria-label') ?? document.activeElement.labels?.[0]?.textContent ?? document.activeElement.textContent",
    );
  }
}

/** Asks again until it is so: the policy of the page forbids what waits inside of it. */
export async function until(isSo: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 10_000;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`not so after 10 s: ${isSo.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Suites in a real browser, with a bench that is new for each file; skipped aloud where there is none. */
export function inChromium(name: string, suite: (bench: () => Bench) => void): void {
  const chromium = findChromium();
  if (chromium === undefined) {
    process.stderr.write(
      `\n*** NO CHROMIUM FOUND: "${name}" is not tried in a real browser. ***\n` +
        '*** Install chromium or set CHROMIUM_PATH; REQUIRE_BROWSER=1 makes this a failure. ***\n\n',
    );
  }
  (chromium === undefined ? describe.skip : describe)(`the playground in Chromium: ${name}`, () => {
    let bench: Bench;
    jest.setTimeout(WAIT);
    beforeAll(async () => {
      bench = await Bench.start(chromium!);
    }, WAIT);
    afterAll(() => bench.close());
    afterEach(async () => {
      await bench.closePages();
      expect(bench.takeProblems()).toEqual([]);
    });
    suite(() => bench);
  });
}
