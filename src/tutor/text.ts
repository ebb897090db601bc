/**
 * `text` of a reply: for screen readers and notifications. Plain sentences, complete without the picture.
 */

/** Joins sentences; each ends with a full stop. */
export function spoken(sentences: readonly string[]): string {
  return sentences
    .map((sentence) => sentence.replace(/\s+/g, ' ').trim())
    .filter((sentence) => sentence !== '')
    .map((sentence) => (/[.?!:]$/.test(sentence) ? sentence : `${sentence}.`))
    .join(' ');
}

/** Lines of a story as sentences: continuation lines belong to the line before. */
export function spokenStory(lines: readonly string[]): readonly string[] {
  const sentences: string[] = [];
  for (const line of lines) {
    if (line.startsWith(' ') && sentences.length > 0) sentences[sentences.length - 1] += ` ${line.trim()}`;
    else sentences.push(line.replace(/^(\d\S*)\s+/, '$1: '));
  }
  return sentences.map((sentence) => sentence.replace(/\.\./g, ' '));
}
