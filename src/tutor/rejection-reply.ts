/**
 * Errors: Kubernetes' own words first, one line of help, the repair as a button (reply-style §10.8).
 */
import { cut } from '../diagram/columns';
import type { Rejection } from '../api/rejection';
import type { VerbInfo } from '../commands/verb';
import type { Button, Reply } from './reply';
import { spoken } from './text';

const LONGEST_LABEL = 20;

export function rejectionReply(rejection: Rejection, typed: string, verbs: readonly VerbInfo[]): Reply {
  const headline = 'Nothing was changed.';
  const help = [rejection.code === 'Tutor' ? rejection.message : '', rejection.hint ?? ''].filter(
    (part) => part !== '',
  );
  const verbatim = rejection.code === 'Tutor' ? undefined : rejection.message;
  const verb = verbs.find((candidate) => typed.toLowerCase().startsWith(candidate.name));
  const fixes: readonly Button[] = (rejection.fixes ?? [])
    .slice(0, 3)
    .map((fix) => ({ label: cut(`Run: ${fix}`, LONGEST_LABEL), run: fix }));
  const helpButton: Button =
    verb === undefined
      ? { label: 'Help', run: 'help' }
      : { label: cut(`Help: ${verb.name}`, LONGEST_LABEL), run: `help ${verb.name}` };
  return {
    audience: 'asker',
    command: typed,
    headline,
    story: [],
    ...(verbatim === undefined ? {} : { verbatim }),
    ...(help.length === 0 ? {} : { notice: help.join('\n') }),
    buttons: [...fixes, helpButton],
    text: spoken([headline, verbatim ?? '', ...help]),
  };
}
