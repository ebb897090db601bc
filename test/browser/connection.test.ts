import { inChromium, until } from './bench';

inChromium('the connection', (bench) => {
  it('keeps what was typed while nobody answers, and goes on by itself', async () => {
    const ben = await bench().open('#platform/ben');
    await ben.page.route('**/playground/**', (route) => route.abort());
    await ben.command.fill('deploy late');
    await ben.command.press('Enter');
    const alert = ben.page.getByRole('alert');
    await alert.getByText('kube-tutor does not answer').waitFor();
    expect(await ben.command.inputValue()).toBe('deploy late');
    await ben.page.unroute('**/playground/**');
    await alert.getByText('kube-tutor does not answer').waitFor({ state: 'detached' });
    await ben.command.press('Enter');
    await ben.messages.getByText('late runs: 3 of 3 Pods ready').waitFor();
    // The browser names each request that failed.
    const failed = bench().takeProblems();
    expect(failed.filter((one) => !one.startsWith('Failed to load resource'))).toEqual([]);
  });

  it('asks from time to time where no events arrive', async () => {
    const [ana, ben] = [await bench().open('#squad-3/ana'), await bench().open('#squad-3/ben')];
    await ben.page.route('**/playground/updates?*', (route) => route.fulfill({ status: 404 }));
    await ben.page.reload();
    await ana.type('deploy web');
    await ben.messages.getByText('web runs: 3 of 3').waitFor();
    await ben.cluster.locator('svg [data-id^="pod/"]').first().waitFor();
    await bench().closePages();
    bench().takeProblems();
  });

  it('notices that the tutor was started anew', async () => {
    const ana = await bench().open();
    await ana.type('show');
    await ana.page.route('**/playground/updates?*', (route) => route.abort());
    await ana.page.reload();
    await ana.latest.waitFor();
    await ana.page.route('**/playground/messages?*', (route) => route.fulfill({ json: { messages: [], latest: 0 } }));
    await ana.page.getByText('Deploy a first app').waitFor();
    await ana.page.unroute('**/playground/messages?*');
    await until(async () => (await ana.messages.count()) > 0);
    await bench().closePages();
    bench().takeProblems();
  });
});
