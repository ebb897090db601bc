import { inChromium, until } from './bench';

inChromium('layout and keyboard', (bench) => {
  it.each([360, 375, 390, 720, 1000, 1100, 1600])('fits a screen of %i pixels', async (width) => {
    const ana = await bench().open('#squad-3/ana', width);
    await ana.type('get pods');
    const root = 'document.documentElement';
    const overflow = () => ana.page.evaluate<number>(`${root}.scrollWidth - ${root}.clientWidth`);
    expect(await overflow()).toBe(0);
    if (width >= 1000) return;
    await ana.button('Cluster').click();
    await ana.cluster.getByRole('img').waitFor();
    expect(await overflow()).toBe(0);
  });

  it('shows the places and people of a phone on demand', async () => {
    const ana = await bench().open('#squad-3/ana', 375, { hasTouch: true });
    await ana.button('Channels and people').click();
    await ana.button('@ben').click();
    await ana.button('Channels and people').click();
    await ana.button('Home').click();
    await ana.page.getByRole('article', { name: 'Home tab' }).waitFor();
    expect(await ana.page.evaluate<string>('location.hash')).toBe('#home/ben');
    expect(await ana.button('Cluster').count()).toBe(0);
  });

  it('can show messages as narrow as on a phone', async () => {
    const ana = await bench().open('#squad-3/ana', 1600);
    const toggle = ana.button('Phone width');
    await toggle.click();
    expect(await toggle.getAttribute('aria-pressed')).toBe('true');
    expect(await ana.page.evaluate<number>("document.querySelector('.messages').offsetWidth")).toBe(390);
  });

  it('can show the cluster large, for those who sit far from it', async () => {
    const ana = await bench().open('#squad-3/ana', 1920);
    const picture = ana.cluster.getByRole('img');
    const widthOf = async () => (await picture.boundingBox())?.width ?? 0;
    const before = await widthOf();
    await ana.button('Large picture').click();
    await until(async () => (await widthOf()) > before * 1.4);
    expect(await ana.button('@ben').count()).toBe(0);
    await ana.command.waitFor();
    await ana.button('Large picture').click();
    await until(async () => (await widthOf()) === before);
  });

  it('is light or dark as the system is, until somebody chooses', async () => {
    const ana = await bench().open('#squad-3/ana', 1280, { colorScheme: 'dark' });
    const paper = () => ana.page.evaluate<string>('getComputedStyle(document.body.parentElement).backgroundColor');
    const dark = await paper();
    await ana.button('Light theme').click();
    const light = await paper();
    expect(light).not.toBe(dark);
    await ana.page.reload();
    await ana.button('Dark theme').waitFor();
    expect(await paper()).toBe(light);
  });

  it('is reached by the keyboard alone: every part, in order, with a name', async () => {
    const ana = await bench().open('#platform/ana');
    await ana.type('deploy web');
    await ana.page.locator('.skip').focus();
    const seen = [await ana.focused()];
    for (let tabs = 0; tabs < 60 && seen.at(-1) !== 'One step'; tabs++) {
      await ana.page.keyboard.press('Tab');
      seen.push((await ana.focused()).trim());
    }
    expect(seen).not.toContain('');
    const wanted = [
      'Skip to the command line',
      '#squad-3',
      '@ben',
      'Phone width',
      'Messages',
      'Crash a Pod',
      '/kube',
      'Send',
    ];
    const after = ['Nodes', 'Version of the cluster', 'Replay', 'Undo', 'Try and break', 'Node', 'Drain', 'One step'];
    let place = -1;
    for (const name of [...wanted, ...after]) {
      // The picture of a person is part of the text of their button.
      const next = seen.findIndex((one, index) => index > place && one.endsWith(name));
      expect([name, next > place]).toEqual([name, true]);
      place = next;
    }
  });

  it('skips to the command line', async () => {
    const ana = await bench().open();
    await ana.page.locator('.skip').focus();
    await ana.page.keyboard.press('Enter');
    await ana.page.locator('#command:focus').waitFor();
    expect(await ana.page.evaluate<string>('location.hash')).toBe('#squad-3/ana');
  });
});
