/**
 * Errors: Kubernetes' own words first, one line of help, the repair as a button.
 */
import type { Rejection, Result } from '../api/rejection';
import { withInput } from '../commands/grammar/manifest-command';
import { matchVerb } from '../commands/grammar/match-verb';
import { readTyping } from '../commands/grammar/typing';
import type { Done, VerbInfo } from '../commands/verb';
import { button, differenceLabel, helpLabel, runLabel, runLabels } from './button';
import { courseRulesReply, isCourseRule } from './course-rules-reply';
import { helpLine } from './help-line';
import { type Button, LONGEST_HEADLINE, type Reply } from './reply';
import { spoken } from './text';
import { printable } from './typed';
import { tellAtField, tellLines } from './wrong-lines';

/** Buttons that correct the command; the last place is for help. */
const MOST_FIXES = 3;
/** What people paste before a verb. */
const KUBECTL = /^(?:\$ *)?(?:kubectl|k) +/i;
const CUT = /\n\.\.\. \d+ more lines$/;
/** kubectl's words are shown whole up to here: a manifest can have very many mistakes. */
const LONGEST_VERBATIM = 2_000;

/**
 * What the asker reads when nothing was changed.
 * @param otherwise what it would have done without the course rules, where these refused it
 * @param known what the channel was told before
 */
export function rejectionReply(
  rejection: Rejection,
  typed: string,
  verbs: readonly VerbInfo[],
  otherwise?: Result<Done>,
  known: readonly string[] = [],
): Reply {
  if (isCourseRule(rejection)) return courseRulesReply(rejection, typed, verbs, otherwise, known);
  const { headline, message } = headed(rejection);
  const verbatim = rejection.code === 'Tutor' ? undefined : withinLimit(rejection.message.trimEnd());
  const form = commandOfForm(rejection, typed);
  const lines = tellLines(rejection.lines ?? []);
  const hint = rejection.hint ?? (lines.length > 0 ? undefined : helpLine(rejection, typed, verbs));
  const help = [message, ...lines, hint, cutNote(rejection, verbatim)].filter(
    (part) => part !== undefined && part !== '',
  ) as string[];
  return {
    audience: 'asker',
    command: printable(typed.trim()),
    headline,
    story: [],
    ...(verbatim === undefined ? {} : { verbatim }),
    ...(help.length === 0 ? {} : { notice: help.join('\n') }),
    buttons: buttonsFor(rejection, typed, verbs),
    ...(form === undefined ? {} : { opens: opened(form, rejection) }),
    refusal: tellAtField(rejection),
    text: spoken([headline, verbatim ?? '', ...help]),
  };
}

/** How to come to the rest of kubectl's words: it is about more of the same manifest. */
function cutNote({ message }: Rejection, verbatim = ''): string | undefined {
  if (!CUT.test(verbatim) || verbatim === message.trimEnd()) return undefined;
  const [all, shown] = [message.trimEnd(), verbatim].map((text) => text.split('\n').length);
  return `The first ${shown! - 1} of ${all!} lines stand here. Once these are put right, the rest is told.`;
}

function opened(manifestFor: string, { prefilled }: Rejection): Reply['opens'] {
  return prefilled === undefined ? { manifestFor } : { manifestFor, prefilled };
}

/** The command, if a form can ask for the manifest that it lacks. */
function commandOfForm({ lacks }: Rejection, typed: string): string | undefined {
  return lacks === 'manifest' ? withInput(readTyping(typed).line) : undefined;
}

/** A question is its own headline; everything else begins with what matters most: nothing was changed. */
function headed(rejection: Rejection): { readonly headline: string; readonly message: string | undefined } {
  const isQuestion = isWhichOne(rejection);
  const message = rejection.code === 'Tutor' ? rejection.message : undefined;
  if (isQuestion && message !== undefined && message.length <= LONGEST_HEADLINE) {
    return { headline: message, message: undefined };
  }
  return { headline: 'Nothing was changed.', message };
}

function isWhichOne({ message, code }: Rejection): boolean {
  return code === 'Tutor' && message.startsWith('Which ');
}

function buttonsFor(rejection: Rejection, typed: string, verbs: readonly VerbInfo[]): readonly Button[] {
  const { fixes = [] } = rejection;
  if (isWhichOne(rejection) && fixes.length > 1) {
    return fixes.slice(0, 4).map((fix) => button(differenceLabel(fix, fixes), fix));
  }
  if (isChoice(fixes)) return fixes.slice(0, 4).map((fix) => button(differenceLabel(fix, fixes), fix));
  const shown = fixes.slice(0, MOST_FIXES);
  const labels = runLabels(shown);
  const corrected = shown.map((fix, index) => button(labels[index]!, fix));
  const verb =
    matchVerb(typed.trim().replace(KUBECTL, '').split(/\s+/), verbs)?.verb ??
    matchVerb((fixes[0] ?? typed).trim().split(/\s+/), verbs)?.verb;
  const help = verb === undefined || verb.name === 'help' ? [] : [button(helpLabel(verb.name), `help ${verb.name}`)];
  const spare = [button('All verbs', 'help'), button('Show everything', 'show')];
  const own = [...corrected, ...help].filter(isFirst);
  return [...own, ...spare].filter(isFirst).slice(0, Math.max(2, own.length));
}

function isFirst(one: Button, index: number, all: readonly Button[]): boolean {
  return all.findIndex((other) => other.run === one.run) === index;
}

/** Several commands that differ in their last word only. */
function isChoice(fixes: readonly string[]): boolean {
  const beginnings = new Set(fixes.map((fix) => fix.split(' ').slice(0, -1).join(' ')));
  return (
    fixes.length > 1 &&
    beginnings.size === 1 &&
    fixes.some((fix) => !/^(Run|Help): /.test(runLabel(fix)) || runLabel(fix).endsWith('..'))
  );
}

/** kubectl's words, cut at the end of a line where there are too many of them. */
export function withinLimit(message: string, longest = LONGEST_VERBATIM): string {
  if (message.length <= longest) return message;
  const lines = message.split('\n');
  let kept = '';
  let count = 0;
  for (const line of lines) {
    if (kept.length + line.length > longest) break;
    kept += `${line}\n`;
    count++;
  }
  return count === 0 ? `${message.slice(0, longest - 2)}..` : `${kept}... ${lines.length - count} more lines`;
}
