import { type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LOCAL_TEAM, sign, slashCommandBody } from '../../src/local/slack-requests';
import { asTyped, bundled, startProcess } from './tutor-process';

const SECRET = 'start-secret';

async function type(url: string, text: string): Promise<string> {
  const channel = { id: 'C1', name: LOCAL_TEAM };
  const body = slashCommandBody({ member: { id: 'U1', name: 'ana' }, channel, text, trigger: text, responseUrl: '' });
  const answer = await fetch(`${url}/slack/events`, { method: 'POST', ...sign(body, SECRET, Date.now()) });
  return answer.text();
}

describe('npm start', () => {
  let folder: string;
  let bundle: readonly string[];
  const children: ChildProcess[] = [];
  beforeAll(async () => (bundle = await bundled('start')));
  beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'kube-tutor-'))));
  afterEach(async () => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
    await rm(folder, { recursive: true, force: true });
  });

  it.each(['SIGINT', 'SIGTERM'] as const)(
    'ends in order on %s, and goes on where it was',
    async (signal) => {
      const first = await startProcess(folder, SECRET, asTyped('start'));
      children.push(first.child);
      expect(await type(first.url, 'deploy web')).toContain('web runs: 3 of 3 Pods ready');
      // A page that listens holds nothing up.
      const page = await fetch(`${first.url}/playground/updates?person=U0ANA`);
      expect(page.status).toBe(200);
      const ended = once(first.child, 'exit');
      first.child.kill(signal);
      expect(await ended).toEqual([0, null]);
      await page.text();
      const second = await startProcess(folder, SECRET, bundle);
      children.push(second.child);
      expect(await type(second.url, 'scale web 2')).toContain('web has 2 of 2 Pods');
    },
    60_000,
  );

  it('says that another process has the data, when that one does not answer', async () => {
    const first = await startProcess(folder, SECRET, bundle);
    children.push(first.child);
    await rm(join(folder, 'gateway'));
    await expect(startProcess(folder, SECRET, bundle)).rejects.toThrow('another process uses it');
  }, 60_000);

  it('is not fooled by another program that has the port of one that was killed', async () => {
    const other = await startProcess('memory', SECRET, bundle);
    children.push(other.child);
    await writeFile(join(folder, 'gateway'), `${other.url} of-the-one-that-was-killed`);
    const mine = await startProcess(folder, SECRET, bundle);
    children.push(mine.child);
    expect(mine.url).not.toBe(other.url);
  }, 60_000);

  it('refuses to open the same data twice, and names who has it', async () => {
    const first = await startProcess(folder, SECRET, bundle);
    children.push(first.child);
    await expect(startProcess(folder, SECRET, bundle)).rejects.toThrow(`with the same data: ${first.url}`);
  }, 60_000);
});
