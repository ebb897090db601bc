/**
 * A reply, before it becomes Block Kit or plain text. Parts in the order in which they are shown.
 */
import type { Ref } from '../api/objects';
import type { ViewName } from '../diagram/figures/figure';
import type { Form } from './form/menus';
import type { FieldsForm } from './form/fields';
import type { SettingsForm } from './form/settings-form';

/** Characters of a headline. */
export const LONGEST_HEADLINE = 60;

export interface Reply {
  /** `channel`: everybody sees it. `asker`: only the person who asked, with a Share button. */
  readonly audience: 'channel' | 'asker';
  /** For the asker only, for ever: no Share button (a person's own answer to a quiz). */
  readonly isPersonal?: boolean;
  /** The command as it was understood, without `/kube`; for a press of a button see `pressed`. */
  readonly command: string;
  /** True when a button was pressed instead of typing. */
  readonly pressed?: boolean;
  /**
   * In the place of who, command and cluster, for what is not the answer to one command (a quiz):
   * `quiz for {channel}, asked by {person}`. Whoever renders the reply puts the names in.
   */
  readonly lead?: string;
  /** `kubectl …`, or a remark in brackets such as `(no kubectl verb: machines fail by themselves)`. */
  readonly kubectl?: string;
  /** Small lines below that, about more than this command: what others changed since, that rules were lifted. */
  readonly aside?: readonly string[];
  /** The outcome, at most LONGEST_HEADLINE characters, without markup. */
  readonly headline: string;
  /** Virtual milliseconds that passed; shown behind the headline. Left out where no time can pass. */
  readonly took?: number;
  /** Plain lines: `3s  kubelet (the agent on a Node) pulled web:v1, started it`. Continuation lines begin with blanks. */
  readonly story: readonly string[];
  /** Kubernetes' own words, byte for byte: a table or an error. */
  readonly verbatim?: string;
  /** Lines of the picture: ASCII, 38 columns. */
  readonly picture?: readonly string[];
  /** The same as an image, where images can be shown; `picture` stands beside it. */
  readonly image?: ReplyImage;
  /** One thing to notice, or what explains; plain text. In a quiz reveal: the explanations. */
  readonly notice?: string;
  /** The lesson or mission that the channel is in: what was reached, and what is next. */
  readonly exercise?: ExercisePart;
  readonly buttons: readonly Button[];
  /** Menus to choose from instead of typing; `buttons` are for where there are no menus. */
  readonly form?: Form;
  /** A form of Slack that is opened in the place of this reply, where the bot can; the reply says how to type it. */
  readonly opens?: OpenedForm;
  /** Why not, or not all of it: for the field of the form that the command came from. */
  readonly refusal?: string;
  /** Milliseconds after which the same command would be taken. */
  readonly wait?: number;
  /** Small lines below the buttons (a quiz: who sees the answers, when it closes). */
  readonly footer?: readonly string[];
  /** More of it, for where there is a whole page: the home tab. */
  readonly parts?: readonly ReplyPart[];
  /** Complete without the picture, for screen readers and notifications. */
  readonly text: string;
}

/** A part of a page, with buttons of its own. */
export interface ReplyPart {
  readonly title: string;
  readonly lines: readonly string[];
  readonly buttons: readonly Button[];
}

/**
 * `manifestFor`: the command whose manifest the form asks for; `prefilled`: what stands there already. `filterOf`: the
 * look-up whose lines the form asks for.
 */
export type OpenedForm =
  | 'course'
  | { readonly manifestFor: string; readonly prefilled?: string }
  | { readonly filterOf: string }
  | { readonly settings: SettingsForm }
  | { readonly fields: FieldsForm };

/** Which image of the channel's cluster belongs to a reply. Where it can be shown, `source` says where it is. */
export interface ReplyImage {
  readonly view: ViewName;
  /** What the view `object` is about. */
  readonly object?: Ref;
  /** `command`: what the last command touched. */
  readonly focus: 'command' | 'all';
  /** The story of the last command, moving. */
  readonly isMotion?: true;
  /** For a projector. */
  readonly isWide?: true;
  /** The person asked for an image: why there is none is said. */
  readonly isAskedFor?: true;
  /** The reply is worth nothing without it: a test of whether images can be shown. */
  readonly isNeeded?: true;
  /** The version whose command it is about, where that is not the newest. */
  readonly version?: number;
  /** It tells of enough that a moving image is worth its time. */
  readonly isStory?: true;
  /** What it shows, in sentences: complete for who cannot see it. */
  readonly said: string;
  /** Its address, once the version is known. */
  readonly source?: string;
}

/** What a reply says of the exercise that the channel is in. */
export interface ExercisePart {
  readonly lines: readonly string[];
  /** Something was reached: not a small line. */
  readonly isNews: boolean;
  /** The last goal was reached: little else is said. */
  readonly isEnd?: true;
  /** They come first among the reply's buttons. */
  readonly buttons: readonly Button[];
}

export interface Button {
  /** At most 20 characters, verb first. */
  readonly label: string;
  /** The command that pressing it runs, without `/kube`. */
  readonly run: string;
  /** Asks before it destroys something. */
  readonly confirm?: string;
  /** An address that is opened in the place of running the command, which makes a new one. */
  readonly link?: string;
}
