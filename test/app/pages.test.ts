/** Long look-ups, through the handler: pages, filters, and a cluster that changes in between. */
import { ChannelUnderTest } from './channel-under-test';

async function channelWith(pods: number): Promise<ChannelUnderTest> {
  const channel = new ChannelUnderTest();
  await channel.type(`deploy web ${pods}`);
  return channel;
}

const rowsOf = (verbatim = ''): readonly string[] => verbatim.split('\n').filter((line) => line.startsWith('web-'));

describe('a long look-up', () => {
  it('is shown page by page, and every line on one of them', async () => {
    const channel = await channelWith(120);
    const first = await channel.type('get pods');
    expect(first.headline).toMatch(/^120 Pods, page 1 of \d$/);
    expect(first.buttons.map(({ label }) => label)).toEqual(['Next', 'Filter', 'Where they run']);
    const second = await channel.press(first, 'Next');
    expect(second.headline).toMatch(/, page 2 of \d$/);
    expect(second.buttons.map(({ label }) => label)).toEqual(['Previous', 'Filter', 'Where they run']);
    expect(second.verbatim?.split('\n')[0]).toBe(first.verbatim?.split('\n')[0]);
    expect(new Set([...rowsOf(first.verbatim), ...rowsOf(second.verbatim)]).size).toBe(120);
    expect(second.notice).toMatch(/^Lines \d+ to 121 of 121 stand here; these are the last\.$/);
    expect(second.command).toBe('get pods | page 2');
    expect((await channel.press(second, 'Previous')).verbatim).toBe(first.verbatim);
  });

  it('has the same page for everybody to whom it is shared', async () => {
    const channel = await channelWith(120);
    const second = await channel.type('get pods | page 2');
    expect((await channel.type(second.command)).verbatim).toBe(second.verbatim);
  });

  it('says that the cluster changed in between', async () => {
    const channel = await channelWith(120);
    const first = await channel.type('get pods');
    await channel.type('label deployment web team=a');
    const second = await channel.press(first, 'Next');
    expect(second.aside).toEqual(['The cluster changed since the page before: version 1 then, version 2 now']);
    expect(second.text).toContain('version 1 then, version 2 now');
    expect((await channel.type('get pods | page 2')).aside).toBeUndefined();
  });

  it('ends with its last page', async () => {
    const channel = await channelWith(120);
    const last = await channel.type('get pods | page 99');
    expect(last.aside).toEqual(['There is no page 99: this is the last']);
    expect(last.buttons.map(({ label }) => label)).not.toContain('Next');
  });

  it('has no buttons for pages where there is one', async () => {
    const channel = await channelWith(3);
    const reply = await channel.type('get pods');
    expect(reply.headline).toBe('3 Pods');
    expect(reply.buttons.map(({ label }) => label)).toEqual(['Where they run', 'Show the picture']);
  });

  it('is filtered by what is typed behind a bar', async () => {
    const channel = await channelWith(3);
    await channel.type('deploy api 2');
    const reply = await channel.type('get pods | grep web | head -2');
    expect(rowsOf(reply.verbatim)).toHaveLength(2);
    expect(reply).toMatchObject({
      headline: '2 of 6 lines',
      command: 'get pods | grep web | head -2',
      kubectl: 'kubectl get pods | grep web | head -2',
      audience: 'asker',
    });
    expect(reply.text).toContain('2 of 6 lines. web-');
    const none = await channel.type('get pods | grep nothing');
    expect(none.headline).toBe('None of 6 lines is left');
    expect(none.verbatim).toBeUndefined();
    expect(rowsOf((await channel.press(none, 'All lines')).verbatim)).toHaveLength(3);
    expect((await channel.type('get pods | wc -l')).verbatim).toBe('6');
  });

  it('keeps its filter on the next page', async () => {
    const channel = await channelWith(120);
    await channel.type('deploy api 2');
    const first = await channel.type('get pods | filter WEB');
    expect(first.headline).toMatch(/^121 of 123 lines, page 1 of \d$/);
    const second = await channel.press(first, 'Next');
    expect(new Set([...rowsOf(first.verbatim), ...rowsOf(second.verbatim)]).size).toBe(120);
    expect(second.verbatim).not.toContain('api-');
  });

  it('asks for the text where none was given', async () => {
    const channel = await channelWith(120);
    const asked = await channel.press(await channel.type('get pods'), 'Filter');
    expect(asked).toMatchObject({ headline: 'Which lines?', opens: { filterOf: 'get pods' }, isPersonal: true });
    expect(asked.notice).toBe('Type the text that they hold: /kube get pods | filter web');
    expect(rowsOf((await channel.press(asked, 'Only the first 20')).verbatim)).toHaveLength(19);
  });

  it.each([
    ['scale web 2 | grep web', 'scale changes something'],
    ['deploy db 2 | page 2', 'deploy changes something'],
    ['undo | grep x', 'undo changes something'],
    ['get pods | jq .', 'There is no jq behind a bar here.'],
    ['show | grep web', 'There are no lines to filter here.'],
  ])('%s changes nothing and says why', async (typed, words) => {
    const channel = await channelWith(3);
    const reply = await channel.type(typed);
    expect(reply.text).toContain(words);
    expect(reply.buttons.length).toBeGreaterThanOrEqual(2);
    expect(await channel.wanted()).toBe(3);
    expect(await channel.commands()).toHaveLength(1);
  });

  it('has pages of a manifest that stands below, too', async () => {
    const channel = await channelWith(3);
    const data = Array.from({ length: 300 }, (_, index) => `  key-${index}: value-${index}`).join('\n');
    const first = await channel.type(
      `diff -f -\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: big\ndata:\n${data}\n`,
    );
    expect(first.command).toMatch(/^diff -f paste-[0-9a-f]{12}$/);
    const second = await channel.press(first, 'Next');
    expect(second.headline).toMatch(/, page 2 of \d$/);
    expect(second.verbatim).toContain('value-2');
    expect(second.command).toMatch(/^diff -f paste-[0-9a-f]{12} \| page 2$/);
  });
});
