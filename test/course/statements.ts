/** The statements of the course: the ids that scenarios, the course walk and quiz items are named by. */
export const STATEMENTS: readonly string[] = Array.from({ length: 33 }, (_, index) => `S${index + 1}`);
