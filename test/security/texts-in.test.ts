/** What people write: no text makes the tutor slow, large, confused or talkative. Through the front door where there is one. */
import { brotliCompressSync } from 'node:zlib';
import { readDocuments } from '../../src/api/yaml/documents';
import { isRejected } from '../../src/api/rejection';
import { jsonLog } from '../../src/app/json-log';
import { missionIn } from '../../src/slack/mission-shortcut';
import { decompress } from '../../src/store/compress';
import { Door, OTHER, SQUAD } from './door';

const LONG = 100_000;
/** A text of so many of the same, and an end that fits nothing: what a pattern that looks back would choke on. */
const longOf = (unit: string): string => `${unit.repeat(Math.ceil(LONG / unit.length)).slice(0, LONG)}\u0001x`;

/** Milliseconds that one text may take; on a quadratic pattern 100 KB take many seconds. */
const QUICK = 1_500;

async function millisecondsOf(work: () => unknown): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

describe('long texts', () => {
  const UNITS = [' ', '\t', '0', '"', '“', '?', '<', '-', '=,', '[{', '``` ', '<http:', '\n- '];
  const HEADS = ['', 'deploy web --image=', 'get pods -l ', 'why ', 'apply -f -\n'];
  const pairs = UNITS.map((unit, place) => [HEADS[place % HEADS.length]!, unit] as const);

  test.each([...pairs, ['get pods -l ', ' '], ['deploy web --image=', '0'], ['why ', '?']] as const)(
    'cost little: %j and 100 KB of %j',
    async (head, unit) => {
      const door = new Door();
      const body = door.bodyOf(head + longOf(unit));
      expect(await millisecondsOf(() => door.send(body))).toBeLessThan(QUICK);
      expect(door.channel.log.lines.join()).not.toContain('failed');
    },
  );

  test.each(['<http:', '```', '<!date^', '&lt;', '\n'])('cost little as a message: 300 KB of %j', async (unit) => {
    expect(await millisecondsOf(() => missionIn(longOf(unit).repeat(3)))).toBeLessThan(QUICK);
  });

  test('are not kept: a command that was refused leaves nothing in the store', async () => {
    const door = new Door();
    for (const length of [3_000, LONG]) await door.says(longOf('x').slice(0, length));
    expect((await door.stored()).version).toBe(0);
  });
});

describe('YAML', () => {
  const inMap = (text: string) => `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\ndata:\n${text}`;
  const laughs = ['a: &a [x,x,x,x,x,x,x,x,x]']
    .concat(
      Array.from('bcdefghi').map(
        (name, place) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[place]!}`).join()}]`,
      ),
    )
    .join('\n');

  test.each([
    ['a billion laughs', laughs],
    ['an alias of itself', inMap('  a: &a [*a]')],
    [
      'merge keys of merge keys',
      `a: &a {x: 1}\n${Array.from({ length: 500 }, (_, n) => `b${n}: {<<: [*a, *a, *a]}`).join('\n')}`,
    ],
    ['deep brackets', `a: ${'['.repeat(5_000)}${']'.repeat(5_000)}`],
    ['deep dashes', `a:\n  ${'- '.repeat(5_000)}x`],
    ['deep lines', Array.from({ length: 300 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')],
    ['many documents', '---\na: 1\n'.repeat(5_000)],
    ['a long text', 'a: b\n'.repeat(20_000)],
    ['many anchors', Array.from({ length: 2_000 }, (_, n) => `a${n}: &n${n} x`).join('\n')],
    ['a tag that makes code', '!!js/function "function () { throw 1 }"'],
  ])('%s is refused or read in no time', async (_, text) => {
    const door = new Door();
    const body = door.bodyOf(`apply -f -\n${text}`);
    expect(await millisecondsOf(() => door.send(body))).toBeLessThan(QUICK);
    expect(door.channel.log.lines.join()).not.toContain('failed');
    expect((await door.stored()).version).toBe(0);
  });

  test('no text becomes more values than its limit, whatever its aliases say', () => {
    const sixtyThousand = laughs.split('\n').slice(0, 5).join('\n');
    for (const text of [sixtyThousand, laughs]) {
      expect(isRejected(readDocuments(text))).toBe(true);
      expect(JSON.stringify(readDocuments(text))).toContain('values: that is the limit');
    }
  });

  test('numbers beyond all sizes are refused in words, and become no memory', async () => {
    const door = new Door();
    for (const number of ['1e400', '9'.repeat(400), '0x' + 'f'.repeat(200), '-1', '1e9', '.inf', '.nan']) {
      await door.says(
        `apply -f -\napiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec: {replicas: ${number}, selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: b}}, spec: {containers: [{name: a, image: b}]}}}`,
      );
      await door.says(`deploy web ${number}`);
      await door.says(`scale web ${number}`);
    }
    expect(door.channel.log.lines.join()).not.toContain('failed');
    expect(await door.stored()).toEqual({ version: 0, deployments: [] });
  });
});

describe('names of what every object has', () => {
  const NAMES = ['__proto__', 'constructor', 'prototype', 'toString'];
  const COMMANDS: readonly ((name: string) => string)[] = [
    (name) => name,
    (name) => `get ${name}`,
    (name) => `get pods -l ${name}=x`,
    (name) => `get pods -o ${name}`,
    (name) => `explain ${name}`,
    (name) => `explain pod.spec.${name}`,
    (name) => `describe ${name} ${name}`,
    (name) => `deploy web --on ${name}=x`,
    (name) => `deploy web --${name}=x`,
    (name) => `deploy ${name}`,
    (name) => `label node node-1 ${name}=x`,
    (name) => `annotate node node-1 ${name}=x`,
    (name) => `taint node node-1 ${name}=x:NoSchedule`,
    (name) => `set image deployment/web ${name}=x`,
    (name) => `set env deployment/web ${name}=x`,
    (name) => `create configmap x --from-literal=${name}=x`,
    (name) => `settings ${name} x`,
    (name) => `do ${name} ${name}=x`,
    (name) => `quiz ${name}`,
    (name) => `help ${name}`,
    (name) => `mission ${name}`,
    (name) => `lesson ${name}`,
    (name) => `course ${name}`,
    (name) => `review ${name}`,
    (name) => `why ${name}`,
    (name) => `which ${name}`,
    (name) => `patch deployment web -p {"${name}":{"polluted":1},"spec":{"${name}":{"polluted":1}}}`,
    (name) => `patch deployment web --type=json -p [{"op":"add","path":"/${name}/polluted","value":1}]`,
    (name) =>
      `patch deployment web --type=json -p [{"op":"add","path":"/metadata/labels/${name}","value":{"polluted":1}}]`,
    (name) =>
      `apply -f -\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\n${name}: {polluted: 1}\ndata: {${name}: x}`,
    (name) => `apply -f -\napiVersion: v1\nkind: ${name}\nmetadata: {name: x}`,
    (name) => `apply -f -\n<<: {${name}: {polluted: 1}}\nkind: ConfigMap`,
    (name) => `apply -f -\n{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"x"},"${name}":{"polluted":1}}`,
    (name) => `mission add\n${name}: {polluted: 1}\nmission: x\nstart: [${name}]`,
  ];

  test.each(NAMES)('change nothing for others, and are answered: %s', async (name) => {
    const before = Object.getOwnPropertyNames(Object.prototype);
    const door = new Door();
    await door.says('deploy web');
    for (const command of COMMANDS) {
      const { body } = await door.send(door.bodyOf(command(name)));
      expect([command(name), body.includes('native code'), body.includes('[object ')]).toEqual([
        command(name),
        false,
        false,
      ]);
    }
    expect(door.channel.log.lines.filter((line) => line.includes('failed'))).toEqual([]);
    expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    expect(([] as { polluted?: unknown }).polluted).toBeUndefined();
  });

  test('as fields of what Slack sends, they are fields like others', async () => {
    const door = new Door();
    const payload =
      '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"type":"block_actions","actions":[]}';
    await door.send(new URLSearchParams({ payload }).toString());
    await door.send(`${door.bodyOf('show')}&__proto__=x&__proto__[polluted]=1&constructor[prototype][polluted]=1`);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
});

describe('what is stored', () => {
  test('bytes that unpack to more than any cluster are not unpacked', () => {
    const bomb = Buffer.concat([Buffer.of(1), brotliCompressSync(Buffer.alloc(80 * 1024 * 1024))]);
    expect(bomb.length).toBeLessThan(1_000);
    expect(() => decompress(bomb)).toThrow();
  });

  test('a command that asks for a cluster beyond its limits changes nothing', async () => {
    const door = new Door();
    for (const text of ['deploy web 501', 'deploy web 100000', 'scale web 99999999']) await door.says(text);
    expect((await door.stored()).version).toBe(0);
  });
});

describe('the log', () => {
  const FORGED = 'x\n{"level":"info","event":"forged"}\r\u2028\u001b[31m';

  test('has a line for each event, whatever is in it', () => {
    const lines: string[] = [];
    const log = jsonLog((line) => lines.push(line));
    log.info(FORGED, { field: FORGED });
    log.error('failed', Object.assign(new Error(FORGED), { name: FORGED, code: FORGED }), { field: FORGED });
    expect(lines).toHaveLength(2);
    for (const line of lines) {
      expect(line).not.toMatch(/[\n\r\u001b]/);
      expect(JSON.parse(line)).not.toHaveProperty('event', 'forged');
    }
  });

  test('says nothing of what was typed, of tokens, or of what an error quotes', async () => {
    const door = new Door({ token: 'xoxb-very-secret' });
    const lines: string[] = [];
    const log = jsonLog((line) => lines.push(line));
    door.channel.log.info = log.info;
    door.channel.log.error = log.error;
    jest
      .spyOn(door.channel.clusters, 'load')
      .mockRejectedValueOnce(new Error('typed: top-secret-plan xoxb-very-secret'));
    await door.send(door.bodyOf('deploy top-secret-plan', { channel: SQUAD }));
    door.answerOfHook = () => Promise.reject(new TypeError('https://hooks.slack.com/top-secret-plan'));
    await door.presses('deploy top-secret-plan', { channel: OTHER });
    door.answerOfApi = () => Promise.resolve(Response.json({ ok: false, error: 'top-secret-plan' }));
    await door.send(door.bodyOf('do', { channel: OTHER }));
    await door.send(door.bodyOf('top-secret-plan nonsense'));
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.join('\n')).not.toMatch(/top-secret|xoxb|hooks\.slack/);
  });
});
