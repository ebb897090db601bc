import type { Findings } from '../../src/api/validation/field';
import { checkContainerResource, checkQuotaResource, checkResourceName } from '../../src/api/validation/resource-names';

type Check = (found: Findings, at: string, name: string) => void;

const problems = (check: Check, name: string): readonly string[] => {
  const found: Findings = [];
  check(found, 'at', name);
  return found.map(({ detail }) => detail.replace(/^Invalid value: "[^"]*": /, ''));
};

const UNKNOWN = 'must be a standard resource type or fully qualified';
const NOT_OF_CONTAINERS = 'must be a standard resource for containers';
const NOT_OF_QUOTAS = 'must be a standard resource for quota';

describe('names of resources', () => {
  test.each<[string, Check, string, readonly string[]]>([
    ['storage', checkResourceName, 'storage', []],
    ['an unknown one', checkResourceName, 'gpu', [UNKNOWN]],
    ['one with a domain', checkContainerResource, 'example.com/gpu', []],
    ['cpu of a container', checkContainerResource, 'cpu', []],
    ['huge pages of a container', checkContainerResource, 'hugepages-2Mi', []],
    ['pods of a container', checkContainerResource, 'pods', [NOT_OF_CONTAINERS]],
    ['an unknown one of a container', checkContainerResource, 'gpu', [UNKNOWN, NOT_OF_CONTAINERS]],
    ['pods of a quota', checkQuotaResource, 'pods', []],
    ['storage of a quota', checkQuotaResource, 'storage', [NOT_OF_QUOTAS]],
    ['an unknown one of a quota', checkQuotaResource, 'gpu', [UNKNOWN, NOT_OF_QUOTAS]],
  ])('%s', (_, check, name, expected) => expect(problems(check, name)).toEqual(expected));

  test('one that no name can be is not looked up, too', () => {
    expect(problems(checkContainerResource, 'a b')).toEqual([
      expect.stringContaining('name part must consist of'),
      NOT_OF_CONTAINERS,
    ]);
  });
});
