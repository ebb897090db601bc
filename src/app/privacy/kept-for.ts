/** Days for which things are kept; docs/privacy.md says the same. */

/** What somebody learned, after their last answer. */
export const PERSON_DAYS = 400;
