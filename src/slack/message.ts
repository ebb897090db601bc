/**
 * The messages that we send, as the part of Block Kit that they use.
 */
export interface Mrkdwn {
  readonly type: 'mrkdwn';
  readonly text: string;
  /** Always true: Slack then makes no links and no mentions of what merely looks like them. */
  readonly verbatim: true;
}

export interface PlainText {
  readonly type: 'plain_text';
  readonly text: string;
  /** Always false: `:name:` stays as it was typed. */
  readonly emoji: false;
}

export interface ContextBlock {
  readonly type: 'context';
  readonly elements: readonly Mrkdwn[];
}

export interface SectionBlock {
  readonly type: 'section';
  readonly block_id?: string;
  readonly text: Mrkdwn;
  /** A menu; the text is its label. */
  readonly accessory?: SelectElement;
}

export interface Option {
  readonly text: PlainText;
  readonly value: string;
}

/** Either plain entries or groups of entries, never both. */
export interface SelectElement {
  readonly type: 'static_select';
  readonly action_id: string;
  readonly placeholder: PlainText;
  readonly options?: readonly Option[];
  readonly option_groups?: readonly OptionGroup[];
  readonly initial_option?: Option;
}

export interface OptionGroup {
  readonly label: PlainText;
  readonly options: readonly Option[];
}

/** Monospace text; its characters mean themselves. */
export interface PreformattedBlock {
  readonly type: 'rich_text';
  readonly elements: readonly [
    {
      readonly type: 'rich_text_preformatted';
      readonly elements: readonly [{ readonly type: 'text'; readonly text: string }];
    },
  ];
}

export interface Confirm {
  readonly title: PlainText;
  readonly text: PlainText;
  readonly confirm: PlainText;
  readonly deny: PlainText;
}

export interface ButtonElement {
  readonly type: 'button';
  readonly action_id: string;
  readonly text: PlainText;
  readonly value: string;
  readonly confirm?: Confirm;
  /** Opened by the press; Slack reports the press, too. */
  readonly url?: string;
}

export interface ActionsBlock {
  readonly type: 'actions';
  readonly block_id?: string;
  readonly elements: readonly ButtonElement[];
}

/** Slack fetches it while the message is posted, and refuses the whole message when it cannot. */
export interface ImageBlock {
  readonly type: 'image';
  readonly image_url: string;
  /** For who cannot see it. */
  readonly alt_text: string;
}

export type Block = ContextBlock | SectionBlock | PreformattedBlock | ActionsBlock | ImageBlock;

export interface Message {
  readonly response_type: 'in_channel' | 'ephemeral';
  /** For screen readers and notifications: complete without the blocks. */
  readonly text: string;
  readonly blocks: readonly Block[];
}

/** Fields of modals besides menus. */
export type FieldElement =
  | SelectElement
  | {
      readonly type: 'plain_text_input';
      readonly action_id: string;
      readonly max_length: number;
      readonly multiline?: true;
      readonly initial_value?: string;
    }
  | { readonly type: 'datepicker'; readonly action_id: string }
  | { readonly type: 'timepicker'; readonly action_id: string; readonly initial_time: string }
  | {
      readonly type: 'multi_users_select';
      readonly action_id: string;
      readonly max_selected_items: number;
      readonly initial_users?: readonly string[];
    }
  | {
      readonly type: 'conversations_select';
      readonly action_id: string;
      readonly default_to_current_conversation: boolean;
      /** The answer to the form then has an address in the conversation that was chosen. */
      readonly response_url_enabled: true;
      readonly filter: { readonly include: readonly string[] };
    }
  | {
      readonly type: 'multi_conversations_select';
      readonly action_id: string;
      readonly default_to_current_conversation: boolean;
      readonly initial_conversations?: readonly string[];
      readonly filter: { readonly include: readonly string[]; readonly exclude_bot_users: boolean };
      readonly max_selected_items: number;
    };

/** A labelled menu or field of a modal. */
export interface InputBlock {
  readonly type: 'input';
  readonly block_id: string;
  readonly label: PlainText;
  readonly hint?: PlainText;
  /** Whether a choice is reported at once, before the form is sent. */
  readonly dispatch_action: boolean;
  readonly optional?: boolean;
  readonly element: FieldElement;
}

export interface ModalView {
  readonly type: 'modal';
  readonly callback_id: string;
  readonly title: PlainText;
  readonly submit?: PlainText;
  readonly close: PlainText;
  readonly private_metadata?: string;
  readonly blocks: readonly (Block | InputBlock)[];
}

/** The home tab of a person. */
export interface HomeView {
  readonly type: 'home';
  readonly callback_id: string;
  readonly private_metadata: string;
  readonly blocks: readonly Block[];
}

export const mrkdwn = (text: string): Mrkdwn => ({ type: 'mrkdwn', text, verbatim: true });
export const plainText = (text: string): PlainText => ({ type: 'plain_text', text, emoji: false });
export const preformatted = (text: string): PreformattedBlock => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_preformatted', elements: [{ type: 'text', text }] }],
});
