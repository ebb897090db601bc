/** What is taken out for each line of docs/security.md, section The Kubernetes API. */
import type { Defence } from '../defence';

const ATTACKS = 'test/security/kube-api.test.ts';

export const KUBE_API_ATTACKS: readonly Defence[] = [
  {
    test: ATTACKS,
    title: 'a warning that quotes letters, ends of lines or a whole page ends nothing',
    file: 'src/local/kube-api-server.ts',
    text: '{ Warning: [...warningHeaders(warnings)] }',
    without: '{ Warning: warnings.map((one) => `299 - ${JSON.stringify(one)}`) }',
  },
  {
    test: ATTACKS,
    title: 'JSON that ends nowhere is refused in no time',
    file: 'src/kube-api/write-json.ts',
    text: '"?|[{}[\\],]/gs;',
    without: '"|[{}[\\],]/gs;',
  },
  {
    test: ATTACKS,
    title: 'JSON that nests deeper than any object is refused before it is read',
    file: 'src/kube-api/write-json.ts',
    text: 'if (depth > DEEPEST) return badRequest(',
    without: 'if (depth > DEEPEST * 10_000) return badRequest(',
  },
  {
    test: ATTACKS,
    title: 'thousands of operations of one patch cost little',
    file: 'src/api/patch/json-patch.ts',
    text: 'const added = isOperation(operation) ? apply(document, operation) : undefined;',
    without:
      'const added = isOperation(operation) ? apply(document, operation) : undefined;\n    nodeOf(plainOf(nodeOf(plainOf(document))));',
  },
  {
    test: ATTACKS,
    title: 'copies of copies are refused before they fill the memory',
    file: 'src/api/patch/json-patch.ts',
    text: 'if (copied > MOST_COPIED) return copiedTooMuch(copied);',
    without: '',
  },
  {
    test: ATTACKS,
    title: 'small changes make no object that is too large',
    file: 'src/kube-api/write-as-you.ts',
    text: '!isRejected(next) && JSON.stringify(next).length > LONGEST_OBJECT ? tooLarge() : next',
    without: 'isRejected(next) && LONGEST_OBJECT < 0 ? tooLarge() : next',
  },
  {
    test: ATTACKS,
    title: 'a grace of a million years is one that can be written',
    file: 'src/cluster/deletion.ts',
    text: 'Math.min(wanted, LONGEST_GRACE)',
    without: 'wanted',
  },
  {
    test: ATTACKS,
    title: 'protobuf of a list without end is read as one',
    file: 'src/kube-api/protobuf/decode.ts',
    text: 'for (const item of items) list.push(item);',
    without: 'list.push(...items);',
  },
  {
    test: ATTACKS,
    title: 'what kubectl says that it was called with is not said again',
    file: 'src/kube-api/write-line.ts',
    text: "return PLAIN.has(name) || TOLD.has(name) ? name : '';",
    without: 'return name;',
  },
  {
    test: ATTACKS,
    title: 'a request with %s is refused, and nothing behind it is read',
    file: 'src/local/kube-api-server.ts',
    text: 'maxHeaderSize: LONGEST_HEADERS',
    without: 'maxHeaderSize: LONGEST_HEADERS, insecureHTTPParser: true',
  },
  {
    test: ATTACKS,
    title: 'a connection that says nothing, or goes on too slowly, is closed',
    file: 'src/local/kube-api-server.ts',
    text: 'handshakeTimeout: handshake, ',
    without: '',
  },
  {
    test: ATTACKS,
    title: 'what was read before a rewind overwrites nothing of after it',
    file: 'src/app/record-after.ts',
    text: 'const cluster = risenFrom(record.cluster, next.cluster ?? record.cluster);',
    without: 'const cluster = risenFrom(next.cluster ?? record.cluster, next.cluster ?? record.cluster);',
  },
  {
    test: ATTACKS,
    title: 'a watch that began before a rewind hears of all of it, or begins again',
    file: 'src/kube-api/watch.ts',
    text: 'const at = own > known ? own : end;',
    without: 'const at = own;',
  },
];
