/**
 * Texts as Go's fmt writes them.
 */

/** `%q`: in double quotes, with what cannot be printed spelled out. Follows strconv.Quote. */
export function goQuoted(text: string): string {
  return `"${[...text].map(escaped).join('')}"`;
}

const NAMED: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\u0007': '\\a',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\v': '\\v',
};

function escaped(character: string): string {
  const named = NAMED[character];
  if (named !== undefined) return named;
  if (character === ' ' || !/[\p{C}\p{Z}]/u.test(character)) return character;
  const hex = character.codePointAt(0)!.toString(16);
  if (hex.length <= 2 && character < '\u0080') return `\\x${hex.padStart(2, '0')}`;
  return hex.length <= 4 ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`;
}

/** `%v` of a list of texts: `[cat /tmp/ready]`, and `[]` where there is none. */
export const goList = (list: readonly string[] | undefined): string => `[${(list ?? []).join(' ')}]`;
