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
    expect(await dialog.innerText()).toContain('Everything in this cluster goes.');
    const count = await page.getByRole('article').count();
    await dialog.getByRole('button', { name: 'Leave it' }).click();
    await latest().getByRole('button', { name: 'Reset the cluster' }).click();
    await dialog.getByRole('button', { name: 'Reset the cluster' }).click();
    await page.getByText('A new cluster is here').waitFor();
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

  const focusedLabel = () =>
    page.evaluate<string>(
      'document.activeElement.labels?.[0]?.firstChild.textContent ?? document.activeElement.textContent',
    );

  it('has a form that the keyboard alone fills and sends', async () => {
    const before = await page.getByRole('article').count();
    await page.getByLabel('/kube').fill('do');
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Do ...' });
    await dialog.waitFor();
    expect(await page.getByRole('article').count()).toBe(before);
    expect(await focusedLabel()).toBe('What');
    await page.keyboard.type('Deploy');
    await dialog.getByLabel('What kind').waitFor();
    await page.waitForFunction("document.activeElement.dataset.action === 'form:what'");
    await page.keyboard.press('Tab');
    expect(await focusedLabel()).toBe('What kind');
    await page.keyboard.type('Stateful');
    await dialog.getByLabel('Where it keeps files').waitFor({ state: 'detached' });
    await page.keyboard.press('Tab');
    const name = await dialog.getByLabel('What name').inputValue();
    await page.keyboard.press('Tab');
    expect(await focusedLabel()).toBe('How many Pods');
    await page.keyboard.type('2');
    // Nothing behind the dialog takes the focus.
    for (let tabs = 0; tabs < 8; tabs++) {
      await page.keyboard.press('Tab');
      expect(await page.evaluate<boolean>("document.activeElement.closest('main, header, #composer') === null")).toBe(
        true,
      );
    }
    await dialog.getByRole('button', { name: 'Do it' }).focus();
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'hidden' });
    await page.getByRole('article').nth(before).waitFor();
    expect(await latest().innerText()).toContain(`/kube deploy ${name} 2 statefulset`);
  }, 60_000);

  it('closes a form with Escape, and gives the focus back', async () => {
    await type('show');
    const count = await page.getByRole('article').count();
    await page.getByLabel('/kube').fill('do');
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Do ...' });
    await dialog.waitFor();
    await dialog.getByRole('button', { name: 'Do it' }).click();
    expect(await dialog.getByRole('alert').innerText()).toBe('Choose one entry first.');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    expect(await page.evaluate<string>('document.activeElement.id')).toBe('command');
    await page.waitForTimeout(2_000);
    expect(await dialog.isVisible()).toBe(false);
    expect(await page.getByRole('article').count()).toBe(count);
  }, 60_000);

  it('has the same form as a message where there is no token', async () => {
    const without = await TutorUnderTest.start({ SLACK_BOT_TOKEN: '' });
    const other = await browser.newPage({ viewport: { width: 390, height: 844 } });
    await other.goto(`${without.url}/#squad-3/ana`);
    await type('do', other);
    const form = latest(other);
    await form.getByLabel('What', { exact: true }).selectOption('deploy');
    await form.getByLabel('What kind').selectOption('daemonset');
    await form.getByLabel('How many Pods').waitFor({ state: 'detached' });
    expect(await other.getByRole('article').count()).toBe(1);
    await form.getByRole('button', { name: 'Do it' }).click();
    await other.getByText('agent runs').first().waitFor();
    expect(await other.getByRole('article').count()).toBe(2);
    await other.close();
    await without.close();
  }, 60_000);

  it('shows a direct message to its person only', async () => {
    const ana = await open('#direct/ana');
    await type('deploy secret', ana);
    await ana.getByRole('button', { name: '@ben' }).click();
    await ana.getByText('Nothing was said here yet').waitFor();
    expect(await ana.getByText('secret').count()).toBe(0);
    expect(await ana.getByRole('button', { name: 'Direct message' }).getAttribute('aria-pressed')).toBe('true');
    await ana.close();
  }, 60_000);

  it('can be as narrow as a phone', async () => {
    const wide = await open('#squad-3/ana', 1100);
    const toggle = wide.getByRole('button', { name: 'Phone width' });
    await toggle.click();
    expect(await toggle.getAttribute('aria-pressed')).toBe('true');
    expect(await wide.evaluate<number>("document.getElementById('messages').offsetWidth")).toBe(390);
    await wide.close();
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
