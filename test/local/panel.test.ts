/** The panel beside the chat: the cluster, its pictures, its replay, completions, and the files of the page. */
import { TutorUnderTest } from './tutor-under-test';

const [ANA, BEN, SQUAD] = ['U0ANA', 'U0BEN', 'C0SQUAD3'];

let tutor: TutorUnderTest;
beforeAll(async () => {
  tutor = await TutorUnderTest.start();
  for (const text of ['deploy web', 'update web v2', 'scale web 4']) {
    await tutor.play('command', { person: ANA, channel: SQUAD, text });
  }
});
afterAll(() => tutor.close());

const get = (what: string, query: Readonly<Record<string, string>> = {}): Promise<Response> =>
  fetch(`${tutor.url}/playground/${what}?${new URLSearchParams({ person: BEN, channel: SQUAD, ...query }).toString()}`);
const pods = (svg: string): number => new Set(svg.match(/data-id="pod\/[^"]+"/g)).size;

describe('the cluster of a channel', () => {
  it('is there with its history, its events and what can be looked at', async () => {
    const cluster = (await (await get('cluster')).json()) as Readonly<Record<string, unknown>>;
    expect(cluster).toMatchObject({ version: 3, canUndo: true, canRedo: false, nodes: ['node-1', 'node-2', 'node-3'] });
    expect(cluster.commands).toMatchObject([
      { version: 1, by: 'ana', command: 'deploy web', outcome: 'web runs: 3 of 3 Pods ready', clock: 3000 },
      { version: 2, command: 'update web v2' },
      { version: 3, command: 'scale web 4' },
    ]);
    expect(cluster.workloads).toEqual([{ kind: 'Deployment', name: 'web' }]);
    const objects = cluster.objects as readonly {
      readonly kind: string;
      readonly name: string;
      readonly uid: string;
    }[];
    expect(objects[0]).toEqual({ kind: 'Deployment', name: 'web', uid: expect.stringMatching(/^[\da-f-]{36}$/) });
    const countOf = (wanted: string) => objects.filter(({ kind }) => kind === wanted).length;
    expect(['Pod', 'Node', 'ReplicaSet', 'Service'].map(countOf)).toEqual([4, 3, 2, 1]);
    const events = cluster.events as readonly {
      readonly at: number;
      readonly object: string;
      readonly reason: string;
    }[];
    expect(events.map(({ at }) => at)).toEqual(events.map(({ at }) => at).sort((a, b) => b - a));
    expect(events.at(-1)).toMatchObject({ at: 0, type: 'Normal' });
    expect(events.find(({ reason }) => reason === 'Started')?.object).toMatch(/^Pod\/web-/);
    expect(events.length).toBeLessThanOrEqual(100);
  });

  it('is told as it was in a version', async () => {
    const first: unknown = await (await get('cluster', { version: '1' })).json();
    expect(first).toMatchObject({ version: 1, now: 3000, canUndo: true, commands: [{ command: 'deploy web' }] });
    expect(JSON.stringify(first)).not.toContain('from 3 to 4');
    expect((await get('cluster', { version: '9' })).status).toBe(404);
    expect((await get('cluster', { version: 'x' })).status).toBe(400);
  });

  it('is new where nobody has typed anything', async () => {
    const cluster: unknown = await (await get('cluster', { channel: 'C0PLATFORM' })).json();
    expect(cluster).toMatchObject({ version: 0, now: 0, commands: [], canUndo: false, events: [], workloads: [] });
  });

  it.each([
    ['somebody unknown', { person: 'U9' }],
    ['a channel that is none', { channel: 'C9' }],
    ['the direct message of somebody else', { channel: 'D0ANA' }],
    ['the home tab, which has none', { channel: 'H0BEN' }],
  ])('is refused for %s', async (_, query) => {
    for (const what of ['cluster', 'picture', 'replay', 'completions']) {
      expect((await get(what, query)).status).toBe(400);
    }
  });
});

describe('a picture', () => {
  it('is of the newest version, or of the one that is named', async () => {
    const newest = await get('picture');
    expect(newest.headers.get('content-type')).toBe('image/svg+xml; charset=utf-8');
    const svg = await newest.text();
    expect(svg).toMatch(/^<svg .* width="400"/);
    expect(svg).toContain('<title>web has 4 of 4 Pods</title>');
    expect(pods(svg)).toBe(4);
    const first = await (await get('picture', { version: '1', width: '960' })).text();
    expect(first).toMatch(/^<svg .* width="960"/);
    expect(pods(first)).toBe(3);
    expect(await (await get('picture', { version: '0' })).text()).toContain('node-3');
  });

  it('is light or dark', async () => {
    const [light, dark] = await Promise.all(
      ['light', 'dark'].map(async (theme) => (await get('picture', { theme })).text()),
    );
    expect(light).not.toBe(dark);
    expect(await (await get('picture')).text()).toBe(light);
  });

  it('is a file of pixels, too', async () => {
    const png = await get('picture', { format: 'png', width: '600' });
    expect(png.headers.get('content-type')).toBe('image/png');
    const bytes = Buffer.from(await png.arrayBuffer());
    expect(bytes.subarray(1, 4).toString()).toBe('PNG');
    expect(bytes.readUInt32BE(16)).toBe(1200);
  });

  it.each(['nodes', 'owners', 'storage', 'rollout'])('has the view %s', async (view) => {
    expect(await (await get('picture', { view })).text()).toMatch(/^<svg /);
  });

  it('shows one object, if it is there', async () => {
    expect((await get('picture', { view: 'object', object: 'Deployment/web' })).status).toBe(200);
    expect((await get('picture', { view: 'object', object: 'Node/node-1' })).status).toBe(200);
    expect((await get('picture', { view: 'object', object: 'Deployment/api' })).status).toBe(404);
  });

  it.each<Readonly<Record<string, string>>>([
    { view: 'everything' },
    { view: 'object' },
    { view: 'object', object: 'Poem/web' },
    { object: 'constructor/web' },
    { width: '399' },
    { width: '1201' },
    { width: '4e2' },
    { version: '-1' },
    { version: '1.5' },
    { version: 'x' },
  ])('is refused for %j', async (query) => {
    expect((await get('picture', query)).status).toBe(400);
  });

  it('is not there for a version that is not', async () => {
    expect((await get('picture', { version: '9' })).status).toBe(404);
    expect((await get('replay', { version: '9' })).status).toBe(404);
  });
});

describe('a replay', () => {
  const frames = async (version: string) => {
    const { frames: all } = (await (await get('replay', { version })).json()) as {
      readonly frames: readonly { svg: string; milliseconds: number; at: number; caption: string }[];
    };
    return all;
  };

  it('tells what a command did, moment by moment', async () => {
    const all = await frames('2');
    expect(all.length).toBeGreaterThan(4);
    expect(all[0]).toMatchObject({ at: 0, caption: 'Before update web v2' });
    expect(all.map(({ at }) => at)).toEqual(all.map(({ at }) => at).sort((a, b) => a - b));
    expect(
      all.every(({ svg, milliseconds, caption }) => svg.startsWith('<svg ') && milliseconds > 0 && caption !== ''),
    ).toBe(true);
    expect(all.reduce((sum, { milliseconds }) => sum + milliseconds, 0)).toBeLessThanOrEqual(20_000);
  });

  it('has nothing to tell of a new cluster', async () => {
    expect(await frames('0')).toEqual([]);
  });
});

it('completes commands from the verbs and the cluster', async () => {
  const { completions } = (await (await get('completions', { text: 'scale w' })).json()) as {
    readonly completions: readonly { readonly text: string; readonly says: string }[];
  };
  expect(completions[0]).toEqual({ text: 'scale web', says: 'Deployment' });
  expect(completions.length).toBeLessThanOrEqual(8);
  const all = (await (await get('completions', { text: '' })).json()) as { readonly completions: readonly unknown[] };
  expect(all.completions).toHaveLength(8);
});

it.each(['/fonts/regular.ttf', '/fonts/strong.ttf'])('serves %s for a long time', async (path) => {
  const font = await fetch(tutor.url + path);
  expect(font.headers.get('cache-control')).toMatch(/max-age=\d{6,}/);
  expect([...new Uint8Array(await font.arrayBuffer()).subarray(0, 4)]).toEqual([0, 1, 0, 0]);
});
