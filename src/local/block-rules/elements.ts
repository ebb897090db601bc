/**
 * What stands in blocks: buttons, menus, fields, pictures.
 */
import {
  anything,
  byType,
  either,
  type Fields,
  flag,
  isFields,
  list,
  object,
  oneOf,
  pattern,
  type Rule,
  text,
  whole,
} from './rule';
import { actionId, confirm, markedOption, option, optionGroup, plain } from './texts';

const url = (most: number): Rule => {
  const length = text(most);
  const form = pattern(/^https?:\/\/[^\s]+$/, 'invalid_url');
  return (value, at, refuse) => {
    length(value, at, refuse);
    form(value, at, refuse);
  };
};

/** A picture by its address. */
export const pictureFields = {
  alt_text: text(2000),
  'image_url?': url(3000),
  'slack_file?': object(
    { 'id?': pattern(/^F[A-Z0-9]{8,}$/, 'invalid slack file'), 'url?': url(3000) },
    either('id', 'url'),
  ),
} as const;
export const onePicture = either('image_url', 'slack_file');

const type = { type: anything, 'action_id?': actionId } as const;
const asked = { ...type, 'confirm?': confirm } as const;
const field = { ...type, 'focus_on_load?': flag } as const;
const menu = { ...asked, 'placeholder?': plain(150), 'focus_on_load?': flag } as const;
const several = { ...menu, 'max_selected_items?': whole(1, 100) } as const;
const entries = { 'options?': list(option(), 100), 'option_groups?': list(optionGroup, 100) } as const;
const dispatch = object({ 'trigger_actions_on?': list(oneOf('on_enter_pressed', 'on_character_entered'), 2) });
const written = { ...field, 'placeholder?': plain(150), 'dispatch_action_config?': dispatch } as const;
const conversations = {
  'filter?': object({
    'include?': list(oneOf('im', 'mpim', 'private', 'public'), 4),
    'exclude_external_shared_channels?': flag,
    'exclude_bot_users?': flag,
  }),
  'default_to_current_conversation?': flag,
} as const;
const oneOrGroups = either('options', 'option_groups');
const date = pattern(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'must be a valid date: YYYY-MM-DD');
const time = pattern(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a valid time: HH:mm');

const optionsIn = (group: unknown): readonly unknown[] =>
  isFields(group) && Array.isArray(group.options) ? (group.options as readonly unknown[]) : [];

/** What is chosen at first must be one of the entries. */
const knownAtFirst: Rule = (value, at, refuse) => {
  const { options = [], option_groups: groups = [], initial_option: initial } = value as Fields;
  if (initial === undefined || !Array.isArray(options) || !Array.isArray(groups)) return;
  const all = [...(options as readonly unknown[]), ...groups.flatMap(optionsIn)];
  if (!all.some((one) => JSON.stringify(one) === JSON.stringify(initial))) {
    refuse('must be one of the options', `${at}/initial_option`);
  }
};

const BUTTON: Rule = object({
  ...asked,
  text: plain(75),
  'value?': text(2000, 0),
  'url?': url(3000),
  'style?': oneOf('primary', 'danger'),
  'accessibility_label?': text(75),
});
const CHECKS: Rule = object({
  ...asked,
  options: list(markedOption, 10),
  'initial_options?': list(markedOption, 10),
  'focus_on_load?': flag,
});
const RADIOS: Rule = object(
  { ...asked, options: list(markedOption, 10), 'initial_option?': markedOption, 'focus_on_load?': flag },
  knownAtFirst,
);

const CHOICES: Readonly<Record<string, Rule>> = {
  static_select: object({ ...menu, ...entries, 'initial_option?': option() }, oneOrGroups, knownAtFirst),
  multi_static_select: object({ ...several, ...entries, 'initial_options?': list(option(), 100) }, oneOrGroups),
  users_select: object({ ...menu, 'initial_user?': text(255) }),
  multi_users_select: object({ ...several, 'initial_users?': list(text(255), 100) }),
  conversations_select: object({
    ...menu,
    ...conversations,
    'initial_conversation?': text(255),
    'response_url_enabled?': flag,
  }),
  multi_conversations_select: object({
    ...several,
    ...conversations,
    'initial_conversations?': list(text(255), 100),
  }),
  channels_select: object({ ...menu, 'initial_channel?': text(255) }),
  multi_channels_select: object({ ...several, 'initial_channels?': list(text(255), 100) }),
  external_select: object({ ...menu, 'min_query_length?': whole(0, 3000), 'initial_option?': option() }),
  multi_external_select: object({ ...several, 'min_query_length?': whole(0, 3000) }),
  checkboxes: CHECKS,
  radio_buttons: RADIOS,
  datepicker: object({ ...menu, 'initial_date?': date }),
  timepicker: object({ ...menu, 'initial_time?': time, 'timezone?': text(255) }),
  datetimepicker: object({ ...field, 'confirm?': confirm, 'initial_date_time?': whole(0, 9_999_999_999) }),
};

const PRESSED: Readonly<Record<string, Rule>> = {
  button: BUTTON,
  overflow: object({ ...asked, options: list(option({ 'url?': url(3000) }), 5) }),
  workflow_button: anything,
};

const FIELDS: Readonly<Record<string, Rule>> = {
  plain_text_input: object({
    ...written,
    'initial_value?': text(3000, 0),
    'multiline?': flag,
    'min_length?': whole(0, 3000),
    'max_length?': whole(1, 3000),
  }),
  number_input: object({
    ...written,
    is_decimal_allowed: flag,
    'initial_value?': text(255),
    'min_value?': text(255),
    'max_value?': text(255),
  }),
  email_text_input: object({ ...written, 'initial_value?': text(3000) }),
  url_text_input: object({ ...written, 'initial_value?': text(3000) }),
  rich_text_input: object({ ...written, 'initial_value?': anything }),
};

/** What an `actions` block may hold. */
export const ACTION_ELEMENTS: Rule = byType({ ...CHOICES, ...PRESSED });
/** What may stand beside a section. */
export const ACCESSORIES: Rule = byType({
  ...CHOICES,
  ...PRESSED,
  image: object({ type: anything, ...pictureFields }, onePicture),
});
/** What an `input` block may hold; a file only in modals. */
export const INPUT_ELEMENTS = (isModal: boolean): Rule =>
  byType({ ...CHOICES, ...FIELDS, ...(isModal ? { file_input: anything } : {}) });
export const PICTURE: Rule = object({ type: anything, ...pictureFields }, onePicture);
