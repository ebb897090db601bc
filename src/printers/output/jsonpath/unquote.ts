/**
 * Strings in quotes, as Go writes them. Follows client-go/third_party/forked/golang/template and strconv.
 */
const NAMED: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
};
const ESCAPE = /\\(?:([abfnrtv\\'"])|x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|([0-7]{3}))|(\\)/g;
const LARGEST = 0x10ffff;

/** The text between two quotes of one sort; undefined where an escape is none. */
export function unquoted(quoted: string): string | undefined {
  const mark = quoted[0];
  let isWrong = quoted.length < 2 || quoted.at(-1) !== mark;
  const text = quoted.slice(1, -1).replace(ESCAPE, (_whole, name?: string, ...codes: (string | undefined)[]) => {
    const [hex, short, long, octal, lone] = codes;
    if (lone !== undefined) isWrong = true;
    if (name !== undefined) {
      if ((name === '"' || name === "'") && name !== mark) isWrong = true;
      return NAMED[name] ?? name;
    }
    const code = octal === undefined ? parseInt(hex ?? short ?? long ?? '0', 16) : parseInt(octal, 8);
    if (code > LARGEST) isWrong = true;
    return isWrong ? '' : String.fromCodePoint(code);
  });
  return isWrong ? undefined : text;
}
