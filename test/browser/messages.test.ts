import { inChromium } from './bench';

inChromium('messages', (bench) => {
  it('shows the picture of a command and does what a button says', async () => {
    const ana = await bench().open();
    await ana.type('deploy web');
    expect(await ana.latest.locator('pre').innerText()).toMatch(/node-1 \| \+ \[R\] web\.\.\w{5}/);
    expect(await ana.latest.innerText()).toContain('web runs: 3 of 3 Pods ready');
    await ana.button('Crash a Pod', ana.latest).click();
    await ana.page.getByText('crashed and is back').first().waitFor();
    expect(await ana.latest.locator('pre').innerText()).toContain('1 restart');
    expect(await ana.latest.innerText()).toContain('@ana pressed:');
  });

  it('keeps the conversation when the page is loaded again', async () => {
    const ana = await bench().open();
    await ana.type('get pods');
    const count = await ana.messages.count();
    await ana.page.reload();
    await ana.messages.nth(count - 1).waitFor();
    expect(await ana.messages.count()).toBe(count);
  });

  it('shows private answers to their person only, and changes to everybody at once', async () => {
    const [ana, ben] = [await bench().open(), await bench().open('#squad-3/ben')];
    await ana.type('deploy web');
    await ana.type('get nodes');
    await ana.type('scale web 2');
    await ben.messages.getByText('web has 2 of 2 Pods').waitFor();
    expect(await ben.page.getByText('kubectl get nodes').count()).toBe(0);
    expect(await ana.page.getByText('kubectl get nodes').count()).toBe(1);
    const mine = ana.messages.filter({ hasText: 'kubectl get nodes' });
    expect(await mine.innerText()).toContain('Only visible to you');
    expect(await mine.getAttribute('aria-label')).toMatch(/^kube-tutor, \d\d:\d\d, only visible to you$/);
    expect(await ben.latest.innerText()).not.toContain('Only visible to you');
  });

  it('marks another channel in which something was said', async () => {
    const [ana, ben] = [await bench().open('#squad-3/ana'), await bench().open('#platform/ben')];
    await ben.type('deploy shop');
    await ana.button('#platform, new messages').click();
    await ana.messages.getByText('shop runs: 3 of 3').waitFor();
    await ana.button('#platform').waitFor();
  });

  it('draws the newest of many messages, and the earlier ones on demand', async () => {
    for (let number = 1; number <= 130; number++) {
      await bench().tutor.play('command', { person: 'U0CHEN', channel: 'C0PLATFORM', text: `say number ${number}.` });
    }
    const chen = await bench().open('#platform/chen');
    await chen.messages.getByText('number 130.').waitFor();
    expect(await chen.messages.count()).toBe(100);
    expect(await chen.messages.getByText('number 30.').count()).toBe(0);
    await chen.button('Show earlier messages').click();
    await chen.messages.getByText('number 1.', { exact: true }).waitFor();
    expect(await chen.button('Show earlier messages').count()).toBe(0);
  });

  it('shows a direct message to its person only', async () => {
    const ana = await bench().open('#direct/ana');
    await ana.type('deploy secret');
    await ana.button('@ben').click();
    await ana.page.getByText('Deploy a first app').waitFor();
    expect(await ana.page.getByText('secret').count()).toBe(0);
    expect(await ana.button('Direct message').getAttribute('aria-current')).toBe('page');
  });

  it('asks before it destroys something', async () => {
    const ana = await bench().open();
    await ana.type('reset');
    const reset = ana.button('Reset the cluster', ana.latest);
    await reset.click();
    expect(await ana.dialog.innerText()).toContain('Everything in this cluster goes.');
    const count = await ana.messages.count();
    await ana.page.keyboard.press('Escape');
    await ana.dialog.waitFor({ state: 'detached' });
    expect(await ana.focused()).toBe('Reset the cluster');
    await reset.click();
    await ana.button('Reset the cluster', ana.dialog).click();
    await ana.messages.nth(count).getByText('A new cluster is here').waitFor();
    expect(await ana.messages.count()).toBe(count + 1);
  });

  it('shows markup of people as text', async () => {
    const ana = await bench().open();
    await ana.type('<img src=x onerror=alert(1)> <!channel> *bold* `code');
    expect(await ana.page.locator('.messages img').count()).toBe(0);
    expect(await ana.page.locator('.typed').last().innerText()).toContain('<img src=x onerror=alert(1)>');
  });

  it('reads a new message aloud as its text, without the picture', async () => {
    const ana = await bench().open();
    await ana.type('show');
    await ana.page.locator('[aria-live=polite]', { hasText: /runs|nothing/i }).waitFor({ state: 'attached' });
    expect(await ana.page.locator('[aria-live=polite]').last().innerText()).not.toContain('|');
  });

  it('keeps the focus on a button that was pressed', async () => {
    const ana = await bench().open();
    await ana.type('show');
    const button = ana.latest.getByRole('button').first();
    const label = await button.innerText();
    const before = await ana.messages.count();
    await button.focus();
    await ana.page.keyboard.press('Enter');
    await ana.messages.nth(before).waitFor();
    expect(await ana.focused()).toBe(label);
  });

  it('shows the JSON of a message, and links to a preview without asking it', async () => {
    const ana = await bench().open();
    await ana.type('show');
    await ana.button('More of this message', ana.latest).click();
    await ana.page.getByRole('menuitem', { name: 'Show the JSON' }).click();
    const inspector = ana.page.getByRole('region', { name: 'The message as Slack gets it' });
    const json = JSON.parse(await inspector.getByLabel('JSON').innerText()) as { blocks: { type: string }[] };
    expect(json.blocks.map(({ type }) => type)).toContain('rich_text');
    const link = await inspector.getByRole('link').getAttribute('href');
    expect(link).toMatch(/^https:\/\/app\.slack\.com\/block-kit-builder\/#%7B%22blocks/);
  });

  it('makes a mission of what somebody said, from the menu of the message', async () => {
    const ana = await bench().open();
    await ana.type('get pods');
    await ana.messages
      .filter({ has: ana.page.locator('.typed') })
      .last()
      .click({ button: 'right' });
    const before = await ana.messages.count();
    await ana.page.getByRole('menuitem', { name: 'Add as a mission' }).press('Enter');
    await ana.messages.nth(before).waitFor();
    expect(await ana.latest.innerText()).toContain('/kube mission add');
  });

  it('shows what the manifest that somebody said would make, and makes it at a press', async () => {
    const ana = await bench().open();
    const said = await ana.messages.count();
    await ana.command.fill('say {apiVersion: v1, kind: ConfigMap, metadata: {name: from-a-message}}');
    await ana.command.press('Enter');
    await ana.messages.nth(said).waitFor();
    await ana.messages.last().click({ button: 'right' });
    const before = await ana.messages.count();
    await ana.page.getByRole('menuitem', { name: 'Apply this manifest' }).press('Enter');
    await ana.messages.nth(before).waitFor();
    expect(await ana.latest.innerText()).toContain('configmap/from-a-message created (server dry run)');
    await ana.latest.getByRole('button', { name: 'Apply it' }).click();
    await ana.messages.nth(before + 1).waitFor();
    expect(await ana.latest.innerText()).toContain('kubectl apply -f -');
  });
});
