/** A document to which people add marks: what becomes of it shows whether a change of a document counts once. */
import { changeDocument, type Check, type DocumentStore, FOR_EVER, type Place } from '../../src/app/documents';
import type { ChannelId } from '../../src/app/ports';

interface Marks {
  readonly marks: readonly string[];
}

export const isMarks: Check<Marks> = (value): value is typeof value & Marks =>
  Array.isArray(value.marks) && value.marks.every((mark) => typeof mark === 'string');

export const marksOf = (channel: ChannelId): Place => ({ owner: { channel }, name: 'MARKS' });

export async function addMark(documents: DocumentStore, channel: ChannelId, mark: string): Promise<void> {
  await changeDocument(documents, marksOf(channel), isMarks, FOR_EVER, (before = { marks: [] }) => ({
    marks: [...before.marks, mark],
  }));
}
