/** What is taken out for each line of docs/security.md, section This machine, that is about the Kubernetes API. */
import type { Defence } from '../defence';

const DOOR = 'test/local/kube-api-door.test.ts';

export const KUBE_API: readonly Defence[] = [
  {
    test: DOOR,
    title: 'without a token nothing is said, not even whether there is such a channel',
    file: 'src/local/kube-api-door.ts',
    text: 'if (pass === undefined || asked === undefined ||',
    without: 'if (pass !== undefined && asked === undefined ||',
  },
  {
    test: DOOR,
    title: 'a token opens the channel that it was made for, and no other',
    file: 'src/local/kube-api-door.ts',
    text: ' || pass.id.channel !== channel',
    without: '',
  },
  {
    test: DOOR,
    title: 'a token counts for a week',
    file: 'src/local/kube-api-tokens.ts',
    text: 'until > now ?',
    without: 'until > 0 ?',
  },
  {
    test: DOOR,
    title: 'a page of another site, or a name of somebody else, reaches nothing of the API',
    file: 'src/local/kube-api-door.ts',
    text: 'if (!isForThisMachine(headers)) return NOT_FOR_PAGES;',
    without: '',
  },
  {
    test: DOOR,
    title: 'no other machine can connect to the API',
    file: 'src/local/kube-api-server.ts',
    text: "server.listen(port, '127.0.0.1', resolve)",
    without: 'server.listen(port, resolve)',
  },
  {
    test: DOOR,
    title: 'a body that is larger than any is cut off',
    file: 'src/local/kube-api-server.ts',
    text: 'LONGEST_BODY = 3 * 1024 * 1024',
    without: 'LONGEST_BODY = 3 * 1024 * 1024 * 1024',
  },
  {
    test: 'test/local/kube-api-streams.test.ts',
    title: 'holds so many watches and no more, and has room again when they end',
    file: 'src/local/open-answers.ts',
    text: 'if (this.open.size >= MOST_OPEN) return undefined;',
    without: '',
  },
  {
    test: 'test/local/kubeconfig.test.ts',
    title: 'is for its owner alone to read',
    file: 'src/local/kube-api-place.ts',
    text: 'mode: 0o600',
    without: 'mode: 0o644',
  },
  {
    test: 'test/app/kube-api/tasks-of-request.test.ts',
    title: '%s takes a manifest in',
    file: 'src/app/kube-api/tasks-of-request.ts',
    text: "return isWhole && isKept && takesIn(request) ? ['import'] : [];",
    without: 'return [];',
  },
];
