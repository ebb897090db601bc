/** What is taken out for each line of docs/security.md, section Secrets and manifests. */
import type { Defence } from '../defence';

const SECRETS = 'test/security/secrets.test.ts';
const OUTPUTS = 'test/security/outputs.test.ts';

export const SECRETS_AND_MANIFESTS: readonly Defence[] = [
  {
    test: SECRETS,
    title: 'do not come back when they were typed, and stand in no history and in no log',
    file: 'src/commands/verbs/create-secret.ts',
    text: 'generated(VERB, withHiddenValues(words), {',
    without: 'generated(VERB, words, {',
  },
  {
    test: SECRETS,
    title: 'do not come back in a patch: %s',
    file: 'src/commands/verbs/patch.ts',
    text: 'JSON.stringify(hiddenPatch(wanted))',
    without: 'JSON.stringify(wanted)',
  },
  {
    test: SECRETS,
    title: 'are left out of the manifest that a channel is shown',
    file: 'src/commands/show-manifest.ts',
    text: 'asWritten(withoutValues(object))',
    without: 'asWritten(object)',
  },
  {
    test: SECRETS,
    title: 'differ in a diff without being told',
    file: 'src/commands/verbs/diff.ts',
    text: 'comparedValues(live, merged)',
    without: '[live, merged] as const',
  },
  {
    test: SECRETS,
    title: 'are not told of what a real kubectl did, nor are values of annotations',
    file: 'src/kube-api/write-intent.ts',
    text: 'after.metadata.annotations, (key) => key)',
    without: 'after.metadata.annotations, (key, value) => `${key}=${value}`)',
  },
  {
    test: SECRETS,
    title: 'that waits for an answer in one channel is none in another',
    file: 'src/app/manifests/pasted.ts',
    text: 'owner: { channel }',
    without: "owner: { channel: { ...channel, channel: 'C1' } }",
  },
  {
    test: 'test/security/yaml-bombs.test.ts',
    title: 'of %s is refused with a reason, and soon',
    file: 'src/api/yaml/limits.ts',
    text: 'bytes: 64 * 1024',
    without: 'bytes: 64 * 1024 * 1024',
  },
  {
    test: OUTPUTS,
    title: 'columns of everything, many times, are refused before they are made',
    file: 'src/printers/output/custom-columns.ts',
    text: 'length.add(Math.max(0, cell.length - widest) * objects.length);',
    without: '',
  },
  {
    test: OUTPUTS,
    title: 'a path that prints everything, many times, is refused before it is printed',
    file: 'src/printers/output/jsonpath.ts',
    text: 'results.map((one) => length.counted(plainText(one)))',
    without: 'results.map((one) => plainText(one))',
  },
  {
    test: OUTPUTS,
    title: 'descents into everything, again and again, end',
    file: 'src/printers/output/jsonpath/evaluate.ts',
    text: 'this.visits += children.length;',
    without: '',
  },
];
