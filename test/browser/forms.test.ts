import { TutorUnderTest } from '../local/tutor-under-test';
import { type Chat, inChromium, until } from './bench';

inChromium('forms', (bench) => {
  async function openForm(chat: Chat, command: string): Promise<void> {
    await chat.command.fill(command);
    await chat.page.keyboard.press('Enter');
    await chat.dialog.waitFor();
  }

  it('has a form that the keyboard alone fills and sends', async () => {
    const ana = await bench().open();
    await openForm(ana, 'do');
    const { dialog, page } = ana;
    expect(await ana.messages.count()).toBe(0);
    expect(await ana.focused()).toBe('What');
    await page.keyboard.type('Deploy');
    await dialog.getByLabel('What kind').waitFor();
    expect(await ana.focused()).toBe('What');
    await page.keyboard.press('Tab');
    expect(await ana.focused()).toBe('What kind');
    await page.keyboard.type('Stateful');
    await dialog.getByLabel('Where it keeps files').waitFor({ state: 'detached' });
    await page.keyboard.press('Tab');
    const name = await dialog.getByLabel('What name').inputValue();
    await page.keyboard.press('Tab');
    expect(await ana.focused()).toBe('How many Pods');
    await page.keyboard.type('2');
    // Nothing behind the dialog takes the focus.
    for (let tabs = 0; tabs < 8; tabs++) {
      await page.keyboard.press('Tab');
      expect(await page.evaluate<boolean>("document.activeElement.closest('.page') === null")).toBe(true);
    }
    await ana.button('Do it', dialog).focus();
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await ana.messages.nth(0).waitFor();
    expect(await ana.latest.innerText()).toContain(`/kube deploy ${name} 2 statefulset`);
  });

  it('says at the field what is missing, closes with Escape, and gives the focus back', async () => {
    const ana = await bench().open();
    await openForm(ana, 'do');
    await ana.button('Do it', ana.dialog).click();
    const what = ana.dialog.getByLabel('What', { exact: true });
    expect(await what.getAttribute('aria-invalid')).toBe('true');
    expect(await ana.dialog.getByRole('alert').innerText()).toBe('Choose one entry first.');
    expect(await ana.focused()).toBe('What');
    const count = await ana.messages.count();
    await ana.page.keyboard.press('Escape');
    await ana.dialog.waitFor({ state: 'detached' });
    expect(await ana.page.evaluate<string>('document.activeElement.id')).toBe('command');
    await ana.type('show');
    expect(await ana.dialog.count()).toBe(0);
    expect(await ana.messages.count()).toBe(count + 2);
  });

  it('shows at its field what the tutor refuses, and keeps the rest as it was filled', async () => {
    const ana = await bench().open();
    await openForm(ana, 'course new');
    const { dialog } = ana;
    await dialog.getByLabel('Name').fill('autumn');
    await dialog.getByLabel('#squad-3').check();
    await dialog.getByLabel('Time zone').fill('Atlantis');
    await ana.button('Make it', dialog).click();
    const zone = dialog.getByLabel('Time zone');
    await until(async () => (await zone.getAttribute('aria-invalid')) === 'true');
    const described = (await zone.getAttribute('aria-describedby'))?.split(' ').at(-1) ?? '';
    const error = await dialog.locator(`[id="${described}"]`).innerText();
    expect(error).toContain('A continent and a city');
    expect(await ana.focused()).toBe('Time zone');
    expect(await dialog.getByLabel('Name').inputValue()).toBe('autumn');
    await zone.fill('Europe/Berlin');
    await ana.button('Make it', dialog).click();
    await dialog.waitFor({ state: 'detached' });
    await ana.messages.getByText('Course autumn').first().waitFor();
  });

  it('has the same form as a message where there is no token', async () => {
    const without = await TutorUnderTest.start({ SLACK_BOT_TOKEN: '' });
    const page = await bench().browser.newPage({ viewport: { width: 390, height: 844 } });
    try {
      await page.goto(`${without.url}/#squad-3/ana`);
      await page.getByLabel('/kube', { exact: true }).fill('do');
      await page.keyboard.press('Enter');
      const form = page.getByRole('article').last();
      await form.getByLabel('What', { exact: true }).selectOption('deploy');
      await form.getByLabel('What kind').selectOption('daemonset');
      await form.getByLabel('How many Pods').waitFor({ state: 'detached' });
      const count = await page.getByRole('article').count();
      await form.getByRole('button', { name: 'Do it' }).click();
      await page.getByRole('article').getByText('agent runs').first().waitFor();
      expect(await page.getByRole('article').count()).toBe(count + 1);
    } finally {
      await page.close();
      await without.close();
    }
  });
});
