import type { Browser, Page } from 'playwright-core';
import { TutorUnderTest } from '../local/tutor-under-test';
import { findChromium, startChromium } from './chromium';

const chromium = findChromium();
if (chromium === undefined) {
  process.stderr.write(
    '\n*** NO CHROMIUM FOUND: the tests of the playground page in a real browser do not run. ***\n' +
      '*** Install chromium or set CHROMIUM_PATH; REQUIRE_BROWSER=1 makes this a failure. ***\n\n',
  );
}

(chromium === undefined ? describe.skip : describe)('the playground in Chromium', () => {
  let tutor: TutorUnderTest;
  let browser: Browser;
  let page: Page;
  const problems: string[] = [];

  beforeAll(async () => {
    tutor = await TutorUnderTest.start();
    browser = await startChromium(chromium!);
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await tutor.close();
  });
  beforeEach(async () => {
    page = await open('#squad-3/ana');
  });
  afterEach(async () => {
    await page.close();
    expect(problems).toEqual([]);
  });

  /** Opens the page; whatever it asks of another host, or writes to the console, is a problem. */
  async function open(hash: string, width = 390): Promise<Page> {
    const opened = await browser.newPage({ viewport: { width, height: 844 } });
    opened.on('pageerror', (error) => problems.push(error.message));
    opened.on('console', (line) => problems.push(line.text()));
    opened.on('request', (request) => {
      if (!request.url().startsWith(tutor.url) && !request.url().startsWith('data:')) problems.push(request.url());
    });
    await opened.goto(`${tutor.url}/${hash}`);
    await opened.getByRole('button', { name: '#squad-3' }).waitFor();
    return opened;
  }

  async function type(text: string, on = page): Promise<void> {
    const before = await on.getByRole('article').count();
    await on.getByLabel('/kube').fill(text);
    await on.getByLabel('/kube').press('Enter');
    await on.getByRole('article').nth(before).waitFor();
  }

  const latest = (on = page) => on.getByRole('article').last();

  it('shows the picture of a command and does what a button says', async () => {
    await type('deploy web');
    expect(await latest().locator('pre').innerText()).toMatch(/node-1 \| \+ \[R\] web\.\.\w{5}/);
    expect(await latest().innerText()).toContain('web runs: 3 of 3 Pods ready');
    await latest().getByRole('button', { name: 'Crash a Pod' }).click();
    await page.getByText('crashed and is back').waitFor();
    expect(await latest().locator('pre').innerText()).toContain('1 restart');
    expect(await latest().innerText()).toContain('@ana pressed:');
  }, 60_000);

  it('keeps the conversation when the page is loaded again', async () => {
    await type('get pods');
    const count = await page.getByRole('article').count();
    await page.reload();
    await page
      .getByRole('article')
      .nth(count - 1)
      .waitFor();
    expect(await page.getByRole('article').count()).toBe(count);
  }, 60_000);

  it('shows private answers to their person only, and changes to everybody', async () => {
    const ben = await open('#squad-3/ben');
    await type('get nodes');
    await type('scale web 2');
    await ben.getByText('web has 2 of 2 Pods').waitFor();
    expect(await ben.getByText('kubectl get nodes').count()).toBe(0);
    expect(await page.getByText('kubectl get nodes').count()).toBe(1);
    await ben.close();
  }, 60_000);

  it('sends several lines as one command', async () => {
    await page.getByLabel('/kube').fill('apply');
    await page.getByLabel('/kube').press('Shift+Enter');
    await page.keyboard.insertText(
      'apiVersion: v1\nkind: Service\nmetadata: {name: front}\nspec: {ports: [{port: 80}]}',
    );
    const before = await page.getByRole('article').count();
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByRole('article').nth(before).waitFor();
    expect(await latest().innerText()).toContain('front');
  }, 60_000);

  it('asks before it destroys something', async () => {
    await type('reset');
    await latest().getByRole('button', { name: 'Reset the cluster' }).click();
    const dialog = page.getByRole('dialog');
    expect(await dialog.innerText()).toContain('Everything in the cluster of this channel goes.');
    const count = await page.getByRole('article').count();
    await dialog.getByRole('button', { name: 'Leave it' }).click();
    await latest().getByRole('button', { name: 'Reset the cluster' }).click();
    await dialog.getByRole('button', { name: 'Reset the cluster' }).click();
    await page.getByText('This channel has a new cluster').waitFor();
    expect(await page.getByRole('article').count()).toBe(count + 1);
  }, 60_000);

  it('shows markup of people as text', async () => {
    await type('<img src=x onerror=alert(1)> <!channel> *bold* `code');
    expect(await page.locator('#messages img').count()).toBe(0);
    expect(await page.locator('.typed').last().innerText()).toContain('<img src=x onerror=alert(1)>');
  }, 60_000);

  it('keeps what was typed while nobody answers, and goes on by itself', async () => {
    const other = await browser.newPage();
    await other.goto(`${tutor.url}/#platform/ben`);
    await other.getByText('Nothing was said here yet').waitFor();
    await other.route('**/playground/**', (route) => route.abort());
    await other.getByLabel('/kube').fill('deploy late');
    await other.getByLabel('/kube').press('Enter');
    await other.getByRole('alert').getByText('kube-tutor does not answer').waitFor();
    expect(await other.getByLabel('/kube').inputValue()).toBe('deploy late');
    await other.unroute('**/playground/**');
    await other.getByRole('alert').getByText('kube-tutor does not answer').waitFor({ state: 'hidden' });
    await other.getByLabel('/kube').press('Enter');
    await other.getByText('late runs: 3 of 3 Pods ready').waitFor();
    await other.close();
  }, 60_000);

  it('notices that the tutor was started anew', async () => {
    const other = await browser.newPage();
    await other.goto(`${tutor.url}/#squad-3/ana`);
    await type('show', other);
    const restarted = { messages: [], latest: 0 };
    await other.route('**/playground/messages?*', (route) => route.fulfill({ json: restarted }));
    await other.getByText('Nothing was said here yet').waitFor();
    await other.unroute('**/playground/messages?*');
    await other.getByRole('article').last().waitFor();
    await other.close();
  }, 60_000);

  it('keeps the focus on a button that was pressed', async () => {
    await type('show');
    const button = latest().getByRole('button').first();
    const label = await button.innerText();
    const before = await page.getByRole('article').count();
    await button.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('article').nth(before).waitFor();
    expect(await page.evaluate<string>('document.activeElement.textContent')).toBe(label);
  }, 60_000);

  it.each([360, 390, 1100])(
    'fits a screen of %i pixels',
    async (width) => {
      const other = await open('#squad-3/ana', width);
      await type('show', other);
      const root = 'document.documentElement';
      const overflow = await other.evaluate<number>(`${root}.scrollWidth - ${root}.clientWidth`);
      expect(overflow).toBe(0);
      await other.close();
    },
    60_000,
  );
});
