/** What is taken out for each line of docs/security.md, section This machine. */
import type { Defence } from '../defence';

export const OWN_MACHINE: readonly Defence[] = [
  {
    test: 'test/security/own-machine.test.ts',
    title: 'a page of another site, or of another port, can do nothing',
    file: 'src/local/own-page.ts',
    text: 'if (origin !== undefined) return origin !== `http://${host}`;',
    without: '',
  },
  {
    test: 'test/security/own-machine.test.ts',
    title: 'a page of another site can show and fetch nothing',
    file: 'src/local/own-page.ts',
    text: "return (site === 'cross-site' || site === 'same-site') && mode !== 'navigate';",
    without: 'return false;',
  },
  {
    test: 'test/security/own-machine.test.ts',
    title: 'a form of another site is not read',
    file: 'src/local/playground.ts',
    text: "(request.headers['content-type'] ?? '').startsWith('application/json')",
    without: 'true',
  },
  {
    test: 'test/security/own-machine.test.ts',
    title: 'a name of somebody else that leads to this machine reaches nothing of the playground',
    file: 'src/local/own-page.ts',
    text: 'return isLoopback(headers.host) && !isOfForeignPage(headers);',
    without: 'return !isOfForeignPage(headers);',
  },
  {
    test: 'test/security/own-machine.test.ts',
    title: 'no other machine can connect',
    file: 'src/local/gateway.ts',
    text: "server.listen(port, '127.0.0.1', resolve)",
    without: 'server.listen(port, resolve)',
  },
  {
    test: 'test/security/own-machine.test.ts',
    title: 'no path leads to a file of this machine',
    file: 'src/local/playground.ts',
    text: 'return own(this.looks, path)?.(url.searchParams) ?? empty(404);',
    without:
      'return (\n        own(this.looks, path)?.(url.searchParams) ??\n        content("text/plain", require("node:fs").readFileSync(`.${decodeURIComponent(path)}`, "utf8"))\n      );',
  },
  {
    test: 'test/security/own-machine.test.ts',
    title: 'an upload without an end is cut off',
    file: 'src/local/lambda-event.ts',
    text: 'LONGEST_BODY = 2_000_000',
    without: 'LONGEST_BODY = 2_000_000_000',
  },
  {
    test: 'test/security/own-machine.test.ts',
    title: 'an address that is odd, or longer than any, is answered',
    file: 'src/local/gateway.ts',
    text: 'if (!isAddress || body === undefined)',
    without: 'if (body === undefined)',
  },
];
