/**
 * `text` of a reply: for screen readers and notifications. Plain sentences, complete without the picture.
 */

/** Joins sentences; each ends with a full stop. */
export function spoken(sentences: readonly string[]): string {
  return sentences
    .map((sentence) => withoutDots(sentence.replace(/\s+/g, ' ').trim()))
    .filter((sentence) => sentence !== '')
    .map((sentence) => (/[.?!:]$/.test(sentence) ? sentence : `${sentence}.`))
    .join(' ');
}

/** Lines of a story as sentences: continuation lines belong to the line before. */
export function spokenStory(lines: readonly string[]): readonly string[] {
  const sentences: string[] = [];
  for (const line of lines) {
    const previous = line.startsWith(' ') ? sentences.pop() : undefined;
    if (previous !== undefined) sentences.push(`${previous} ${line.trim()}`);
    else sentences.push(line.replace(/^(\d\S*)\s+/, '$1: '));
  }
  return sentences;
}

/** `web..x2k4p` is read aloud as two words. */
function withoutDots(text: string): string {
  return text.replace(/(\w)\.\.(\w)/g, '$1 $2');
}
