import type { Button, ReplyImage } from '../reply';

/** What one view of the cluster shows. */
export interface Shown {
  readonly headline: string;
  /** At most 16 lines of at most 38 columns. */
  readonly picture: readonly string[];
  /** The same in sentences. */
  readonly said: readonly string[];
  readonly buttons?: readonly Button[];
  /** The same as an image; left out where there is none of it. */
  readonly image?: Pick<ReplyImage, 'view' | 'object' | 'focus' | 'isMotion' | 'version'>;
  /** At most 40 lines of at most 100 columns, for a projector; left out where there is no wider one. */
  readonly wide?: () => readonly string[];
}
