/**
 * The voice of the course notes: every sentence of theirs begins with *Course:*, and the first one says which course.
 */

/** Under which a channel remembers that it was told. */
export const COURSE_VOICE = 'Course';

/** The sentence; the first one of a channel says whose it is. */
export function introduced(sentence: string, known: readonly string[]): string {
  return known.includes(COURSE_VOICE) ? sentence : sentence.replace(/^Course: /, 'Course (the notes this follows): ');
}
