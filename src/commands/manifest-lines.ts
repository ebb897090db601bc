/**
 * Names the lines of a manifest that the server refused: it knows only objects and fields.
 */
import { linesOfFields } from '../api/manifests';
import { isRejected, type Rejection, type WrongLine } from '../api/rejection';
import { nearest } from './grammar/near-miss';
import type { Verb } from './verb';

interface WithText<A> {
  readonly args: A;
  readonly text: string;
}

/** The same verb, whose refusals name the lines that are wrong. */
export function withLines<A>(verb: Verb<A>): Verb<WithText<A>> {
  const { offline: _unused, ...rest } = verb;
  return {
    ...rest,
    parse: (words, cluster) => {
      const args = verb.parse(words, cluster);
      return isRejected(args) ? withHelp(args) : { args, text: words.stdin ?? '' };
    },
    run: ({ args, text }, cluster) => {
      const done = verb.run(args, cluster);
      if (isRejected(done)) return located(done, text);
      const { refused } = done;
      return refused === undefined ? done : { ...done, refused: refused.map((one) => located(one, text)) };
    },
  };
}

function located(rejection: Rejection, text: string): Rejection {
  const { details } = rejection;
  return details === undefined ? withHelp(rejection) : withHelp({ ...rejection, lines: linesOfFields(text, details) });
}

function withHelp({ lines, ...rejection }: Rejection): Rejection {
  return lines === undefined || lines.length === 0 ? rejection : { ...rejection, lines: lines.map(helped) };
}

/** A field that is not known is mostly one that is mistyped. */
function helped({ names = [], ...line }: WrongLine): WrongLine {
  const typed = /^unknown field "(?:.*[.\]])?([^.\]"]+)"$/.exec(line.what)?.[1];
  const meant = typed === undefined ? undefined : nearest(typed, names);
  return meant === undefined ? line : { ...line, help: `Did you mean ${meant}?` };
}
