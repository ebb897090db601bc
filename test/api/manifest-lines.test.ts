import { linesOfFields, readManifests } from '../../src/api/manifests';
import { isRejected, type WrongLine } from '../../src/api/rejection';

/** The lines that are wrong in a text. */
function wrongIn(text: string): readonly WrongLine[] {
  const drafts = readManifests(text);
  if (!isRejected(drafts)) throw new Error('nothing is wrong');
  return drafts.lines ?? [];
}

const at = (text: string): readonly string[] => wrongIn(text).map(({ line, what }) => `${line}: ${what}`);

const HEAD = 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\n';

describe('the lines of a manifest that are wrong', () => {
  it.each([
    [
      'a field below a list',
      `${HEAD}spec:\n  containers:\n  - name: a\n  - name: b\n    imag: x\n`,
      ['9: unknown field "spec.containers[1].imag"'],
    ],
    [
      'each of several',
      `${HEAD}spc: 1\nspec:\n  nodName: x\n`,
      ['5: unknown field "spc"', '7: unknown field "spec.nodName"'],
    ],
    ['a field that is there twice: the second', `${HEAD}  name: other\n`, ['5: duplicate field "metadata.name"']],
    [
      'JSON',
      '{\n "apiVersion": "v1",\n "kind": "Pod",\n "metadata": {"name": "a"},\n "spce": {}\n}',
      ['5: unknown field "spce"'],
    ],
    [
      'an object behind a comment and a line ---',
      `# one\n${HEAD}---\n\n# two\n${HEAD}spc: 1\n`,
      ['13: unknown field "spc"'],
    ],
    [
      'an item of a List',
      `apiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n  kind: Pod\n  metadata: { name: a }\n- apiVersion: v1\n  kind: Pod\n  metadata: { name: b }\n  spc: 1\n`,
      ['10: unknown field "spc"'],
    ],
    [
      'an item of a List that is no object',
      'apiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n  kind: Namespace\n  metadata: { name: a }\n- 3\n',
      ['7: invalid object to validate'],
    ],
    [
      'what an alias stands for',
      `${HEAD}  annotations: &one\n    a: b\n  labels: *one\nspec: *one\n`,
      ['6: unknown field "spec.a"'],
    ],
    [
      'a kind that is not there',
      'apiVersion: v1\nkind: Pot\nmetadata: { name: a }\n',
      ['2: no matches for kind "Pot" in version "v1"'],
    ],
    [
      'a wrong apiVersion',
      '\n\napiVersion: v1\nkind: Deployment\nmetadata: { name: a }\n',
      ['3: no matches for kind "Deployment" in version "v1"'],
    ],
    [
      'a name that is missing',
      'apiVersion: v1\nkind: Pod\nmetadata:\n  labels: {}\n',
      ['3: resource name may not be empty'],
    ],
    ['text in the place of an object', '\n\njust text\n', ['3: invalid object to validate']],
    ['a tab', 'kind: Pod\nspec:\n\tname: x\n', ['3: found character that cannot start any token']],
    ['a quote that is never closed', `${HEAD}---\nkind: "Pod\n`, ['7: found unexpected end of stream']],
  ])('are named: %s', (_, text, lines) => {
    expect(at(text)).toEqual(lines);
  });

  it.each([
    ['spec:\n  containers: x\n', 'It takes a list: lines below it that begin with a hyphen.'],
    ['spec: x\n', 'It takes fields: indented lines below it.'],
    ['spec:\n  hostNetwork: "yes"\n', 'It takes true or false, without quotes.'],
    ['spec:\n  priority: 1.5\n', 'It takes a whole number, without quotes.'],
    ['spec:\n  nodeName: 5\n', 'It takes a text: put quotes around it.'],
    ['spec:\n  containers:\n  - resources: { requests: { cpu: much } }\n', 'It takes an amount such as 100m or 64Mi.'],
  ])('say what a field takes: %j', (spec, help) => {
    expect(wrongIn(`${HEAD}${spec}`)).toMatchObject([{ help }]);
  });

  it('are found for what the server refuses, of the object that it means', () => {
    const text = `${HEAD}---\n${HEAD.replace('web', 'db')}  labels:\n    app.kubernetes.io/name: "-"\nspec:\n  containers:\n  - name: a\n`;
    const causes = [
      { field: 'metadata.labels', detail: 'Invalid value' },
      { field: 'metadata.labels.app.kubernetes.io/name', detail: 'Invalid value' },
      { field: 'metadata.labels[app.kubernetes.io/name]', detail: 'Invalid value' },
      { field: 'spec.containers[0].image', detail: 'Required value' },
      { field: 'spec.containers[7].image', detail: 'Required value' },
      { field: 'status.phase', detail: 'Required value' },
    ];
    const lines = linesOfFields(text, { kind: 'Pod', name: 'db', causes });
    expect(lines.map(({ line }) => line)).toEqual([10, 11, 11, 14, 13, 6]);
    expect(linesOfFields(text, { kind: 'Pod', name: 'other', causes })).toEqual([]);
  });

  it('cost little where a stranger wants them to', () => {
    const long = 'x'.repeat(30_000);
    const deep = `${HEAD}? ${long}\n: { ${Array.from({ length: 3_000 }, (_, i) => `k${i}: 1`).join(', ')} }\n`;
    const many = `${HEAD}${Array.from({ length: 6_000 }, (_, i) => `k${i}: 1\n`).join('')}`;
    const started = performance.now();
    expect(at(many)).toHaveLength(10);
    expect(at(deep)).toHaveLength(1);
    expect(performance.now() - started).toBeLessThan(3_000);
  });
});
