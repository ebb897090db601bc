/**
 * The numbers of Block Kit that we must keep to.
 */

/** Follows docs.slack.dev/reference/block-kit; `total` was seen by others at 13,200 and is not documented. */
export const LIMITS = {
  blocks: 50,
  total: 12_000,
  text: 4_000,
  section: 3_000,
  contextElements: 10,
  preformatted: 10_000,
  buttons: 25,
  buttonText: 75,
  value: 2_000,
  actionId: 255,
  confirmTitle: 100,
  confirmText: 300,
  confirmButton: 30,
  options: 100,
  optionGroups: 100,
  optionText: 75,
  /** The documentation says 150, the types of Slack's own SDK 75. */
  optionValue: 75,
  placeholder: 150,
  altText: 2_000,
  imageUrl: 3_000,
} as const;

/** Blocks of a modal. */
export const BLOCKS_OF_A_VIEW = 100;
