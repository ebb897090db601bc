/** What is taken out for each line of docs/security.md, section What people write. */
import type { Defence } from '../defence';

export const TEXTS_IN: readonly Defence[] = [
  {
    test: 'test/security/texts-in.test.ts',
    title: 'cost little: %j and 100 KB of %j',
    file: 'src/commands/grammar/typing.ts',
    text: '/(?<!\\s)\\s*<<-?',
    without: '/\\s*<<-?',
  },
  {
    test: 'test/security/texts-in.test.ts',
    title: 'cost little as a message: 300 KB of %j',
    file: 'src/slack/message-text.ts',
    text: '[^|<>]*)(?:\\|([^<>]*))?>/g',
    without: '[^|>]*)(?:\\|([^>]*))?>/g',
  },
  {
    test: 'test/security/texts-in.test.ts',
    title: 'are not kept: a command that was refused leaves nothing in the store',
    file: 'src/app/command-runs.ts',
    text: 'if (effect.next === undefined) return',
    without:
      'if (effect.refused === true) await this.ports.clusters.save(id, { ...record, version: record.version + 1 }, before);\n    if (effect.next === undefined) return',
  },
  {
    test: 'test/security/texts-in.test.ts',
    title: '%s is refused or read in no time',
    file: 'src/api/yaml/value.ts',
    text: 'this.targets ??= targetsIn(this.document);',
    without: 'this.targets = targetsIn(this.document);',
  },
  {
    test: 'test/security/texts-in.test.ts',
    title: 'no text becomes more values than its limit, whatever its aliases say',
    file: 'src/api/yaml/limits.ts',
    text: 'values: 20_000',
    without: 'values: 2_000_000',
  },
  {
    test: 'test/security/texts-in.test.ts',
    title: 'numbers beyond all sizes are refused in words, and become no memory',
    file: 'src/api/yaml/value.ts',
    text: "Number.isFinite(value) ? value : unreadable('unsupported value: not a number')",
    without: 'Number.isFinite(value) ? value : 1',
  },
  {
    test: 'test/security/texts-in.test.ts',
    title: 'change nothing for others, and are answered: %s',
    file: 'src/api/own.ts',
    text: 'record !== undefined && Object.hasOwn(record, key) ? record[key] : undefined',
    without: 'record?.[key]',
  },
  {
    test: 'test/security/texts-in.test.ts',
    title: 'as fields of what Slack sends, they are fields like others',
    file: 'src/slack/body.ts',
    text: 'return payload === null ? Object.fromEntries(form) : parseJson(payload);',
    without:
      "for (const [key, value] of Object.entries(parseJson(payload ?? '{}') ?? {})) {\n        // As a merge would do it, but unseen by loops: the suite itself must go on.\n        const [name = ''] = key === '__proto__' ? Object.keys(value as object) : [];\n        if (name !== '') Object.defineProperty(Object.getPrototypeOf({}), name, { value: 1, configurable: true });\n      }\n      return payload === null ? Object.fromEntries(form) : parseJson(payload);",
  },
  {
    test: 'test/security/texts-in.test.ts',
    title: 'bytes that unpack to more than any cluster are not unpacked',
    file: 'src/store/compress.ts',
    text: 'LONGEST = 64 * 1024 * 1024',
    without: 'LONGEST = 640 * 1024 * 1024',
  },
  {
    test: 'test/security/texts-in.test.ts',
    title: 'a command that asks for a cluster beyond its limits changes nothing',
    file: 'src/app/quota.ts',
    text: "check('Pods', quota.pods, wantedPods, 'pods') ??",
    without: '',
  },
  {
    test: 'test/security/texts-in.test.ts',
    title: 'has a line for each event, whatever is in it',
    file: 'src/app/json-log.ts',
    text: 'write(JSON.stringify({ level, event, ...fields }))',
    without: 'write(`${level} ${event} ${Object.values(fields).join()}`)',
  },
  {
    test: 'test/security/texts-in.test.ts',
    title: 'says nothing of what was typed, of tokens, or of what an error quotes',
    file: 'src/app/json-log.ts',
    text: "error: identifier(error.name) ?? 'Error',",
    without: 'error: String(error),',
  },
];
