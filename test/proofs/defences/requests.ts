/** What is taken out for each line of docs/security.md, section Requests. */
import type { Defence } from '../defence';

export const REQUESTS: readonly Defence[] = [
  {
    test: 'test/security/requests.test.ts',
    title: 'a request that was signed with another secret is refused',
    file: 'src/slack/verify.ts',
    text: 'given.length === wanted.length && timingSafeEqual(given, wanted)',
    without: 'given.length === wanted.length',
  },
  {
    test: 'test/security/requests.test.ts',
    title: 'a request that was signed more than five minutes ago is refused',
    file: 'src/slack/verify.ts',
    text: 'if (Math.abs(now / 1000 - Number(timestamp)) > TOLERANCE) return false;',
    without: '',
  },
  {
    test: 'test/security/requests.test.ts',
    title: 'a request that is dated ahead is refused',
    file: 'src/slack/verify.ts',
    text: 'Math.abs(now / 1000 - Number(timestamp))',
    without: 'now / 1000 - Number(timestamp)',
  },
  {
    test: 'test/security/requests.test.ts',
    title: 'a signature counts for the time that it was made for only',
    file: 'src/slack/verify.ts',
    text: 'update(`v0:${timestamp}:`)',
    without: 'update(`v0:`)',
  },
  {
    test: 'test/security/requests.test.ts',
    title: 'a time that is no whole number of seconds is refused',
    file: 'src/slack/verify.ts',
    text: '|| !/^\\d{1,12}$/.test(timestamp)',
    without: '',
  },
  {
    test: 'test/security/requests.test.ts',
    title: 'a body that was put in the place of the signed one is refused',
    file: 'src/slack/verify.ts',
    text: '.update(body)',
    without: '',
  },
  {
    test: 'test/security/requests.test.ts',
    title: 'a request that is sent twice within its five minutes is carried out once',
    file: 'src/app/command-runs.ts',
    text: 'record.requests.find((one) => one.id === request.request)',
    without: 'record.requests.find(() => false)',
  },
  {
    test: 'test/security/requests.test.ts',
    title: 'the signature is compared in a time that does not depend on what is right in it',
    file: 'src/slack/verify.ts',
    text: 'timingSafeEqual(given, wanted)',
    without: 'given.equals(wanted)',
  },
  {
    test: 'test/security/requests.test.ts',
    title: 'two secrets count while one is put in the place of the other, and none after',
    file: 'src/slack/receiver.ts',
    text: 'secrets.all().some(',
    without: 'secrets.all().slice(0, 1).some(',
  },
  {
    test: 'test/security/requests.test.ts',
    title: 'a secret that is empty signs nothing',
    file: 'src/slack/verify.ts',
    text: "if (secret === '') return false;",
    without: '',
  },
  {
    test: 'test/security/requests.test.ts',
    title: 'of two signatures of one request none is tried after the other',
    file: 'src/slack/verify.ts',
    text: '  const given = Buffer.from(signature);',
    without: "  const given = Buffer.from(signature.split(',').find((one) => one === wanted.toString()) ?? signature);",
  },
  {
    test: 'test/security/requests.test.ts',
    title: 'the check of the certificate, which nobody signs, runs no command',
    file: 'src/slack/receiver.ts',
    text: "if (isSslCheck(contentType, request.body)) return { statusCode: 200, body: '' };",
    without:
      'if (isSslCheck(contentType, request.body)) return this.dispatch(parseBody(contentType, request.body)!, request);',
  },
  {
    test: 'test/security/requests.test.ts',
    title: 'a challenge is answered to Slack only',
    file: 'src/slack/receiver.ts',
    text: "      if (!(await this.isGenuine(request))) return this.refuse(401, 'signature');",
    without:
      "      if ((contentType ?? '').includes('form') && !(await this.isGenuine(request))) return this.refuse(401, 'signature');",
  },
  {
    test: 'test/security/requests.test.ts',
    title: 'a body that is longer than anything of Slack is refused before it is read',
    file: 'src/slack/receiver.ts',
    text: 'LONGEST_BODY = 1_000_000',
    without: 'LONGEST_BODY = 1_000_000_000',
  },
  {
    test: 'test/security/requests.test.ts',
    title: 'a compressed body is not unpacked',
    file: 'src/slack/receiver.ts',
    text: 'const body = parseBody(contentType, request.body);',
    without:
      "const body = parseBody(contentType, request.body[0] === 31 ? require('node:zlib').gunzipSync(request.body) : request.body);",
  },
  {
    test: 'test/security/requests.test.ts',
    title: 'a signed body of any odd shape is answered, and nothing fails at it',
    file: 'src/slack/receiver.ts',
    text: "return this.refuse(400, 'no-event');",
    without: 'throw error;',
  },
  {
    test: 'test/security/requests.test.ts',
    title: 'JSON that nests a hundred thousand deep is answered, and quickly',
    file: 'src/slack/receiver.ts',
    text: "if (body === undefined) return this.refuse(400, 'body');",
    without: "if (body === undefined || JSON.stringify(body) === '') return this.refuse(400, 'body');",
  },
];
