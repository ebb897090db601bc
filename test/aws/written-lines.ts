/** What a function writes to its log, line by line: Lambda makes one event of each. */
export type Line = Readonly<Record<string, unknown>>;

/** Catches what is written from now on. */
export function writtenLines(): () => readonly string[] {
  const written: string[] = [];
  const take = (text: string | Uint8Array): boolean => written.push(String(text)) > 0;
  jest.spyOn(process.stdout, 'write').mockImplementation(take);
  jest.spyOn(process.stderr, 'write').mockImplementation(take);
  return () =>
    written
      .join('')
      .split('\n')
      .filter((line) => line !== '');
}

export const parsed = (lines: readonly string[]): readonly Line[] => lines.map((line) => JSON.parse(line) as Line);
