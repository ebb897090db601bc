/** Lists in parts, and of which version. */
import { Practice } from '../commands/practice';
import { answerTo, asked, bodyOf } from './asked';

interface List {
  readonly items: readonly { readonly metadata: { readonly name: string } }[];
  readonly metadata: {
    readonly continue?: string;
    readonly remainingItemCount?: number;
    readonly resourceVersion: string;
  };
}

function loaded(): Practice {
  const practice = new Practice({ seed: 3 });
  practice.done('deploy web 5');
  return practice;
}

test('parts put together are the list, each object once', () => {
  const { cluster } = loaded();
  const whole = (asked(cluster, '/api/v1/pods') as List).items.map(({ metadata }) => metadata.name);
  const names: string[] = [];
  const remaining: (number | undefined)[] = [];
  let token: string | undefined;
  do {
    const { items, metadata } = asked(cluster, `/api/v1/pods?limit=2&continue=${token ?? ''}`) as List;
    names.push(...items.map((item) => item.metadata.name));
    remaining.push(metadata.remainingItemCount);
    token = metadata.continue;
  } while (token !== undefined);
  expect(names).toEqual(whole);
  expect(remaining).toEqual([3, 1, undefined]);
});

test('how many remain is not known under a selector', () => {
  const { metadata } = asked(loaded().cluster, '/api/v1/pods?limit=2&labelSelector=app') as List;
  expect(metadata.continue).toBeDefined();
  expect(metadata.remainingItemCount).toBeUndefined();
});

test('a list goes on with the version that it began with, or not at all', () => {
  const practice = loaded();
  const { metadata } = asked(practice.cluster, '/api/v1/pods?limit=2') as List;
  practice.done('scale web 6');
  const response = answerTo(practice.cluster, `/api/v1/pods?limit=2&continue=${metadata.continue!}`);
  expect(response.status).toBe(410);
  expect(bodyOf(response)).toMatchObject({ reason: 'Expired' });
});

test.each(['0', '1', '', '999999'])('version "%s" or a later one is the latest', (version) => {
  const { cluster } = loaded();
  expect((asked(cluster, `/api/v1/pods?resourceVersion=${version}`) as List).items).toHaveLength(5);
});

test('exactly this version is there as long as nothing changes', () => {
  const practice = loaded();
  const { metadata } = asked(practice.cluster, '/api/v1/pods') as List;
  const path = `/api/v1/pods?resourceVersion=${metadata.resourceVersion}&resourceVersionMatch=Exact`;
  expect(answerTo(practice.cluster, path).status).toBe(200);
  practice.done('scale web 6');
  expect(bodyOf(answerTo(practice.cluster, path))).toMatchObject({
    code: 410,
    message: 'The resourceVersion for the provided list is too old.',
  });
});

test.each([
  ['limit=x', 'strconv.ParseInt: parsing "x": invalid syntax'],
  ['continue=zz', 'continue key is not valid: incorrect encoded start resourceVersion'],
  ['continue=1.00&resourceVersion=5', 'specifying resource version is not allowed when using continue'],
  ['resourceVersion=x', 'strconv.ParseUint: parsing "x": invalid syntax'],
  ['resourceVersionMatch=Exact', 'Forbidden: resourceVersionMatch is forbidden unless resourceVersion is provided'],
  ['resourceVersion=5&resourceVersionMatch=Newest', 'Unsupported value: "Newest": supported values:'],
  ['resourceVersion=0&resourceVersionMatch=Exact', 'is forbidden for resourceVersion "0"'],
  ['labelSelector=a%3D%3D%3D', 'unable to parse requirement'],
  ['fieldSelector=spec.foo%3D1', 'field label not supported: spec.foo'],
  ['fieldSelector=foo', "invalid selector: 'foo'; can't understand 'foo'"],
])('%s is refused', (query, message) => {
  const answer = bodyOf(answerTo(loaded().cluster, `/api/v1/pods?${query}`)) as { code: number; message: string };
  expect(answer.code).toBe(400);
  expect(answer.message).toContain(message);
});
