// Written by npm run content from the files beside it.
export const MISSIONS: Readonly<Record<string, string>> = {};
