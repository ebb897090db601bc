import { inChromium, until } from './bench';

const MANIFEST = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: shop
spec:
  replica: 2
  selector:
    matchLabels: { app: shop }
  template:
    metadata:
      labels: { app: shop }
    spec:
      containers:
      - name: shop
        image: shop:v1`;

inChromium('a manifest', (bench) => {
  it('is pasted into a form that names the wrong line, keeps the rest, and posts what became of it', async () => {
    const ana = await bench().open();
    await ana.command.fill('apply');
    await ana.command.press('Enter');
    const { dialog } = ana;
    await dialog.waitFor();
    expect(await dialog.getByRole('heading').innerText()).toBe('Apply a manifest');
    expect(await ana.focused()).toBe('Manifest (YAML or JSON)');
    const text = dialog.getByLabel('Manifest (YAML or JSON)');
    await text.fill(MANIFEST);
    await ana.button('Apply', dialog).click();
    await until(async () => (await text.getAttribute('aria-invalid')) === 'true');
    const described = (await text.getAttribute('aria-describedby'))?.split(' ').at(-1) ?? '';
    const error = await dialog.locator(`[id="${described}"]`).innerText();
    expect(error).toBe('line 6: unknown field "spec.replica". Did you mean replicas?');
    expect(await ana.focused()).toBe('Manifest (YAML or JSON)');
    expect(await text.inputValue()).toBe(MANIFEST);
    expect(await ana.messages.count()).toBe(0);
    await text.fill(MANIFEST.replace('replica:', 'replicas:'));
    await ana.button('Apply', dialog).click();
    await dialog.waitFor({ state: 'detached' });
    await ana.messages.first().waitFor();
    expect(await ana.latest.innerText()).toContain('shop runs: 2 of 2 Pods ready');
    expect(await ana.latest.innerText()).toContain('/kube apply -f -');
    const ben = await bench().open('#squad-3/ben');
    await ben.messages.getByText('shop runs').first().waitFor();
  });

  it('fits a phone: the form, its text and what is wrong in it', async () => {
    const ana = await bench().open('#squad-3/ana', 375);
    await ana.command.fill('apply');
    await ana.command.press('Enter');
    await ana.dialog.getByLabel('Manifest (YAML or JSON)').fill(`kind: Pod\nmetadata:\n  name: ${'x'.repeat(200)}`);
    await ana.button('Apply', ana.dialog).click();
    await ana.dialog.getByText('line 1: apiVersion not set.').first().waitFor();
    const width = await ana.page.evaluate<number>('document.documentElement.scrollWidth');
    expect(width).toBeLessThanOrEqual(375);
  });
});
