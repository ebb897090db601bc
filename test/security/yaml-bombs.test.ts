/** Texts that are made to cost much: refused with a reason, for about what a plain manifest of that size costs. */
import { readManifests } from '../../src/api/manifests';
import { isRejected } from '../../src/api/rejection';
import { ChannelUnderTest } from '../app/channel-under-test';

const KIB = 1024;
const inMap = (data: string) => `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: x }\ndata:\n${data}`;
const lines = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => line(index)).join('\n');
const PLAIN = inMap(lines(1_800, (index) => `  key-${index}: value-of-something-${index}`)).slice(0, 63 * KIB);

/** Times a plain manifest of the greatest size: measured between 1 and 11. */
const MOST_TIMES = 40;

function cost(text: string): number {
  let best = Infinity;
  for (let round = 0; round < 2; round++) {
    const started = performance.now();
    readManifests(text);
    best = Math.min(best, performance.now() - started);
  }
  return best;
}

const BOMBS: readonly (readonly [what: string, text: string, words: RegExp])[] = [
  [
    'a billion laughs',
    `a: &a [x,x,x,x,x,x,x,x,x]\n${lines(9, (index) => `${'bcdefghij'[index]!}: &${'bcdefghij'[index]!} [${Array(9).fill(`*${'abcdefghi'[index]!}`).join()}]`)}`,
    /more than 20000 values/,
  ],
  [
    'merges that double',
    `a0: &a0 {x: 1}\n${lines(60, (n) => `a${n + 1}: &a${n + 1} {<<: [*a${n}, *a${n}]}`)}`,
    /more than 20000 values/,
  ],
  ['an alias of itself', 'a: &a [*a]', /nests deeper than 50/],
  ['thousands of aliases', `a: &a x\n${lines(9_000, () => 'b: *a')}`, /apiVersion not set/],
  ['thousands of anchors', lines(4_000, (n) => `k${n}: &a${n} 1`), /apiVersion not set/],
  ['anchors upon anchors', '&a '.repeat(20_000), /did not find expected/],
  ['aliases of nothing', lines(9_000, () => 'a: *b'), /unknown anchor 'b'/],
  ['open brackets', '['.repeat(60_000), /nests deeper than 50/],
  ['open braces', '{a: '.repeat(15_000), /nests deeper than 50/],
  ['deep lines', lines(300, (depth) => `${' '.repeat(depth)}a:`), /nests deeper than 50/],
  ['dashes', '- '.repeat(30_000), /nests deeper than 50/],
  ['questions', '? '.repeat(30_000), /nests deeper than 50/],
  ['quotes', '"'.repeat(60_000), /did not find expected/],
  ['colons', 'a: '.repeat(20_000), /mapping values are not allowed/],
  ['one key thousands of times', inMap(lines(9_000, () => '  a: b')), /duplicate field "data.a"/],
  [
    'many documents',
    lines(200, (n) => `---\napiVersion: v1\nkind: Namespace\nmetadata: {name: n${n}}`),
    /more than 50 objects/,
  ],
  ['separators', '---\n'.repeat(15_000), /no objects passed/],
  ['ends of documents', '...\n'.repeat(15_000), /no objects passed/],
  ['1 MB of one word', 'x'.repeat(KIB * KIB), /longer than 64 KiB/],
  ['1 MB of lines', inMap(lines(180_000, () => '  a: b')), /longer than 64 KiB/],
  ['64 KiB in three-byte letters', inMap(`  a: ${'€'.repeat(30_000)}`), /longer than 64 KiB/],
  ['a NUL', inMap('  a: "\u0000"'), /control characters are not allowed/],
  ['a tag that makes code', 'a: !!js/function "function () { throw 1 }"', /found a tag that is not known/],
];

describe('a YAML bomb', () => {
  const plain = cost(PLAIN);

  it.each(BOMBS)('of %s is refused with a reason, and soon', (_, text, words) => {
    const read = readManifests(text);
    expect(isRejected(read) ? read.message : 'taken').toMatch(words);
    expect(cost(text)).toBeLessThan(MOST_TIMES * Math.max(plain, 10));
  });

  it('is not made of what is only long', () => {
    expect(isRejected(readManifests(PLAIN))).toBe(false);
    expect(isRejected(readManifests(inMap(`  a: ${'x'.repeat(60_000)}`)))).toBe(false);
  });
});

const deployment = (replicas: string, name = 'web') =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: ${name} }\nspec:\n  replicas: ${replicas}\n` +
  '  selector: { matchLabels: { app: web } }\n  template:\n    metadata: { labels: { app: web } }\n' +
  '    spec: { containers: [{ name: web, image: "web:v1" }] }\n';

describe('odd values', () => {
  it.each([
    ['beyond int64', '9223372036854775808', 'Line 5: json: cannot unmarshal number'],
    ['beyond int32', '3000000000', 'Line 5: json: cannot unmarshal number'],
    ['a fraction', '1.5', 'Line 5: json: cannot unmarshal number'],
    ['no number', '.nan', 'unsupported value: not a number'],
    ['without end', '1e1000', 'unsupported value: not a number'],
    ['yes', 'yes', 'Line 5: json: cannot unmarshal bool'],
    ['negative', '-1', 'must be greater than or equal to 0'],
  ])('a number that is %s is refused', async (_, replicas, words) => {
    const channel = new ChannelUnderTest();
    expect((await channel.type(`apply -f -\n${deployment(replicas)}`)).text).toContain(words);
    expect(await channel.commands()).toEqual([]);
  });

  it.each(['w\u202eeb', 'web\u2066', '"web\\u202e"'])(
    'a name that is written backwards is refused: %j',
    async (name) => {
      const channel = new ChannelUnderTest();
      const reply = await channel.type(`apply -f -\n${deployment('1', name)}`);
      expect(reply.headline).toBe('Nothing was changed.');
      expect(reply.text).toContain('metadata.name');
    },
  );

  it.each(['__proto__', 'constructor'])('%s is a key like any other', async (key) => {
    const channel = new ChannelUnderTest();
    const wrong = await channel.type(`apply -f -\n${deployment('1').replace('spec:\n', `${key}: { a: 1 }\nspec:\n`)}`);
    expect(wrong.text).toContain(`Line 4: unknown field "${key}"`);
    await channel.type(`apply -f -\n${inMap(`  ${key}: x`)}`);
    expect((await channel.type('get configmap x -o yaml')).verbatim).toContain(`  ${key}: x\n`);
    expect(Object.keys({}.constructor.prototype as object)).toEqual([]);
  });
});
