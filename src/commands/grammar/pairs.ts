/**
 * Words that set something by its key, or take it away: `disk=ssd`, `disk-`.
 */
export const isPair = (word: string): boolean => word.includes('=') || word.endsWith('-');
