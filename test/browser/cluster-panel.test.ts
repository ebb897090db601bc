import { type Chat, inChromium, until } from './bench';

inChromium('the cluster beside the chat', (bench) => {
  const pods = (chat: Chat) => chat.cluster.locator('svg [data-id^="pod/"]');
  /** The names of the Pods in the picture, as screen readers and tooltips have them. */
  const podNames = (chat: Chat) => pods(chat).locator('> title').allTextContents();
  const version = (chat: Chat) => chat.cluster.getByRole('slider', { name: 'Version of the cluster' });

  it('draws the cluster of the channel anew with each command, for everybody', async () => {
    const [ana, ben] = [await bench().open(), await bench().open('#squad-3/ben')];
    expect(await pods(ana).count()).toBe(0);
    await ana.type('deploy web');
    for (const chat of [ana, ben]) await pods(chat).nth(2).waitFor({ state: 'attached' });
    expect(await podNames(ben)).toEqual(await podNames(ana));
    expect(await ana.cluster.getByRole('img').getAttribute('aria-label')).toContain('3 of 3 Pods ready');
    await ana.cluster.getByRole('tab', { name: 'Nodes' }).press('ArrowRight');
    await ana.cluster.locator('svg text', { hasText: 'ReplicaSet' }).first().waitFor();
    expect(await ana.focused()).toBe('Owners');
  });

  it('looks at one object: the one that was pressed, or chosen from the menu', async () => {
    const ana = await bench().open();
    await pods(ana).first().waitFor();
    const [pod = ''] = (await podNames(ana)).map((title) => /web[\w.-]*/.exec(title)?.[0] ?? '');
    await pods(ana).first().click();
    const menu = ana.cluster.getByRole('combobox', { name: 'Look at' });
    expect(await menu.inputValue()).toMatch(/^Pod\/web-/);
    expect(await menu.locator('option:checked').innerText()).toContain(/\w{5}$/.exec(pod)?.[0]);
    await ana.cluster.locator('svg').getByText('containers', { exact: false }).first().waitFor();
    await menu.selectOption('Node/node-2');
    await ana.cluster.locator('svg [data-id="facts/node-2"]').waitFor();
    const png = await ana.page.request.get(
      bench().tutor.url +
        ((await ana.cluster.getByRole('link', { name: 'Picture as PNG' }).getAttribute('href')) ?? ''),
    );
    expect([png.status(), png.headers()['content-type']]).toEqual([200, 'image/png']);
    await ana.cluster.getByRole('tab', { name: 'Nodes' }).click();
    await menu.waitFor({ state: 'detached' });
  });

  it('plays a rolling update again, and steps through it', async () => {
    const ana = await bench().open('#squad-3/ana', 1280, { reducedMotion: 'reduce' });
    await ana.type('update web v2');
    await ana.button('Replay', ana.cluster).click();
    const replay = ana.page.getByRole('region', { name: 'Replay' });
    await replay.getByRole('img').waitFor();
    const frame = replay.getByRole('slider', { name: 'Frame' });
    const last = Number(await frame.getAttribute('max'));
    const said: (string | null)[] = [];
    for (let place = 0; place <= last; place++) {
      expect(await frame.inputValue()).toBe(String(place));
      said.push(await frame.getAttribute('aria-valuetext'));
      await ana.button('One frame on', replay).click();
    }
    expect(said.length).toBeGreaterThan(4);
    expect(new Set(said).size).toBe(said.length);
    expect(said[0]).toMatch(/^0s: /);
    expect(said.at(-1)).toMatch(/^1?\ds: /);
    await ana.button('Close the replay', replay).click();
    await replay.waitFor({ state: 'detached' });
  });

  it('plays by itself where motion is welcome', async () => {
    const ana = await bench().open();
    await ana.button('Replay', ana.cluster).click();
    const frame = ana.page.getByRole('slider', { name: 'Frame' });
    await frame.waitFor();
    await until(async () => Number(await frame.inputValue()) > 0);
    await ana.button('Pause').click();
    const place = await frame.inputValue();
    await ana.button('Play').waitFor();
    expect(await frame.inputValue()).toBe(place);
  });

  it('breaks things at the press of a button, in the name of who is there', async () => {
    const ben = await bench().open('#squad-3/ben');
    await ben.button('Crash a Pod', ben.cluster).click();
    await ben.messages.getByText('crashed and is back').waitFor();
    expect(await ben.latest.innerText()).toContain('@ben');
    await ben.cluster.getByRole('combobox', { name: 'Node' }).selectOption('node-2');
    await ben.button('Drain', ben.cluster).click();
    await ben.messages.getByText('node-2 is drained').waitFor();
    await until(
      async () => (await ben.cluster.getByRole('img').getAttribute('aria-label'))?.includes('cordoned') === true,
    );
    const onNode2 = (await podNames(ben)).filter((name) => name.includes(' on node-2') && !name.includes('gone'));
    expect(onNode2).toEqual([]);
    await ben.cluster.getByRole('tab', { name: 'Events' }).click();
    expect(await ben.cluster.getByRole('listitem').first().innerText()).toMatch(/ago/);
    expect(await ben.cluster.getByRole('list').innerText()).toContain('Scheduled');
  });

  it('shows a version of the past, and goes back to it', async () => {
    const ana = await bench().open('#platform/ana');
    await ana.type('deploy shop');
    await pods(ana).nth(2).waitFor({ state: 'attached' });
    const names = await podNames(ana);
    await ana.type('scale shop 5');
    await ana.type('node add');
    await version(ana).focus();
    await ana.page.keyboard.press('ArrowLeft');
    await ana.page.keyboard.press('ArrowLeft');
    await ana.cluster.getByText('ana: deploy shop').waitFor();
    expect(await version(ana).getAttribute('aria-valuetext')).toBe('version 1: ana: deploy shop');
    await ana.cluster.locator('svg').getByText('deploy shop').first().waitFor();
    // What happened later has not happened then.
    await ana.cluster.getByRole('tab', { name: 'Events' }).click();
    await until(async () => !(await ana.cluster.getByRole('list').innerText()).includes('from 3 to 5'));
    expect(await podNames(ana)).toEqual(names);
    const before = await ana.messages.count();
    await ana.button('Go back to here', ana.cluster).click();
    await ana.messages.nth(before).waitFor();
    await ana.cluster.getByText('Now', { exact: true }).waitFor();
    await until(async () => (await podNames(ana)).filter((name) => !name.includes('gone')).length === 3);
    expect(await ana.button('Redo', ana.cluster).isEnabled()).toBe(true);
  });
});
