// Written by npm run content from the files beside it.
export const LESSONS: Readonly<Record<string, string>> = {};
