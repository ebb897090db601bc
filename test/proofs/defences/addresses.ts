/** What is taken out for each line of docs/security.md, section Addresses. */
import type { Defence } from '../defence';

export const ADDRESSES: readonly Defence[] = [
  {
    test: 'test/security/addresses.test.ts',
    title: 'nothing is posted to %s',
    file: 'src/slack/response-url.ts',
    text: "return SLACK_HOSTS.includes(hostname) && port === '';",
    without: "return hostname.includes('slack.com') || port === '';",
  },
  {
    test: 'test/security/addresses.test.ts',
    title: 'this machine is no address in AWS, only where the tutor runs for one person',
    file: 'src/slack/response-url.ts',
    text: "return allowLoopback && protocol === 'http:'",
    without: "return protocol === 'http:'",
  },
  {
    test: 'test/security/addresses.test.ts',
    title: 'an answer that leads elsewhere is not followed',
    file: 'src/slack/response-url.ts',
    text: "redirect: 'error'",
    without: "redirect: 'follow'",
  },
  {
    test: 'test/security/addresses.test.ts',
    title: 'one that was guessed or changed shows nothing',
    file: 'src/slack/picture-links.ts',
    text: 'Buffer.concat([decipher.update(bytes.subarray(start, end)), decipher.final()])',
    without: 'decipher.update(bytes.subarray(start, end))',
  },
  {
    test: 'test/security/addresses.test.ts',
    title: 'one that climbs to another folder shows nothing',
    file: 'src/slack/picture-requests.ts',
    text: 'if (picture === undefined) return empty(404);',
    without: 'if (picture === undefined) return { ...empty(404), statusCode: 200 };',
  },
  {
    test: 'test/security/addresses.test.ts',
    title: 'one says nothing of whose cluster it shows',
    file: 'src/slack/picture-links.ts',
    text: "cipher.update(plain, 'utf8')",
    without: "Buffer.from(plain), cipher.update(plain, 'utf8')",
  },
  {
    test: 'test/security/addresses.test.ts',
    title: 'one of before a change of the secret still works while both count, and not after',
    file: 'src/slack/picture-links.ts',
    text: 'for (const keys of this.keys.all())',
    without: 'for (const keys of [this.keys.newest()])',
  },
  {
    test: 'test/security/addresses.test.ts',
    title: 'what is shown runs no script, is no other type, and names no referrer',
    file: 'src/slack/picture-requests.ts',
    text: "  'X-Content-Type-Options': 'nosniff',\n",
    without: '',
  },
  {
    test: 'test/security/addresses.test.ts',
    title: 'one that was changed is none',
    file: 'src/slack/reports.ts',
    text: 'if (!isSigned) return undefined;',
    without: '',
  },
  {
    test: 'test/security/addresses.test.ts',
    title: 'one ends after its minutes',
    file: 'src/slack/reports.ts',
    text: 'return Number(expires) * 1000 >= this.options.clock.now() ? channel : undefined;',
    without: 'return channel;',
  },
  {
    test: 'test/security/addresses.test.ts',
    title: 'one is answered, not thrown at, while the secrets cannot be had',
    file: 'src/slack/reports.ts',
    text: '      return text(503, NOT_NOW);\n    }\n    const exported',
    without: '      throw error;\n    }\n    const exported',
  },
  {
    test: 'test/security/addresses.test.ts',
    title: 'none is kept by a proxy, or told to another site',
    file: 'src/slack/reports.ts',
    text: "  'Cache-Control': 'no-store',\n",
    without: '',
  },
];
