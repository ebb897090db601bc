import { inChromium } from './bench';

inChromium('the command line', (bench) => {
  it('completes from the commands there are and the names in the cluster', async () => {
    const ana = await bench().open();
    await ana.type('deploy shop');
    await ana.command.pressSequentially('scale sh');
    const list = ana.page.getByRole('listbox', { name: 'Completions' });
    await list.getByRole('option').first().waitFor();
    expect(await ana.command.getAttribute('aria-expanded')).toBe('true');
    await ana.page.keyboard.press('ArrowDown');
    const chosen = list.getByRole('option', { selected: true });
    expect(await ana.command.getAttribute('aria-activedescendant')).toBe(await chosen.getAttribute('id'));
    const text = await chosen.locator('code').innerText();
    expect(text).toContain('scale shop');
    const before = await ana.messages.count();
    await ana.page.keyboard.press('Enter');
    expect(await ana.command.inputValue()).toBe(`${text} `);
    expect(await ana.messages.count()).toBe(before);
  });

  it('takes the first completion with Tab, closes the list with Escape, and leaves Tab to the page then', async () => {
    const ana = await bench().open();
    await ana.command.pressSequentially('roll');
    const list = ana.page.getByRole('listbox');
    await list.waitFor();
    await ana.page.keyboard.press('Tab');
    expect(await ana.command.inputValue()).toMatch(/^roll\w+ /);
    await ana.command.fill('rol');
    await list.waitFor();
    await ana.page.keyboard.press('Escape');
    await list.waitFor({ state: 'detached' });
    expect(await ana.command.inputValue()).toBe('rol');
    await ana.page.keyboard.press('Tab');
    expect(await ana.focused()).toBe('Send');
  });

  it('takes a completion with the mouse', async () => {
    const ana = await bench().open();
    await ana.command.pressSequentially('cordo');
    await ana.page.getByRole('listbox').getByRole('option').first().click();
    expect(await ana.command.inputValue()).toMatch(/^cordon /);
    expect(await ana.focused()).toContain('/kube');
  });

  it('brings back what was typed before', async () => {
    const ana = await bench().open();
    await ana.type('get nodes');
    await ana.type('get pods');
    await ana.page.keyboard.press('ArrowUp');
    await ana.page.keyboard.press('ArrowUp');
    expect(await ana.command.inputValue()).toBe('get nodes');
    await ana.page.keyboard.press('ArrowDown');
    expect(await ana.command.inputValue()).toBe('get pods');
    await ana.page.keyboard.press('ArrowDown');
    expect(await ana.command.inputValue()).toBe('');
  });

  it('sends several lines as one command', async () => {
    const ana = await bench().open();
    await ana.command.fill('apply');
    await ana.command.press('Shift+Enter');
    await ana.page.keyboard.insertText(
      'apiVersion: v1\nkind: Service\nmetadata: {name: front}\nspec: {ports: [{port: 80}]}',
    );
    const before = await ana.messages.count();
    await ana.button('Send').click();
    await ana.messages.nth(before + 1).waitFor();
    expect(await ana.latest.innerText()).toContain('front');
  });

  it('keeps what was typed and not sent, for each place', async () => {
    const ana = await bench().open();
    await ana.command.fill('deploy lat');
    await ana.button('#platform').click();
    await ana.page.getByRole('heading', { name: '#platform' }).waitFor();
    expect(await ana.command.inputValue()).toBe('');
    await ana.button('#squad-3').click();
    await ana.page.getByRole('heading', { name: '#squad-3' }).waitFor();
    expect(await ana.command.inputValue()).toBe('deploy lat');
  });
});
