/** A function that does nothing: what Node itself takes to load one. */
export const handler = (): Promise<{ readonly statusCode: number }> => Promise.resolve({ statusCode: 200 });
