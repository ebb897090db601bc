/**
 * What was typed on this page: sent, oldest first, and not sent yet, for each person in each place.
 */
import type { Where } from './api';

export class Typed {
  readonly sent: string[] = [];
  private readonly drafts = new Map<string, string>();

  draft(where: Where): string {
    return this.drafts.get(keyOf(where)) ?? '';
  }

  keep(where: Where, text: string): void {
    this.drafts.set(keyOf(where), text);
  }
}

const keyOf = ({ person, channel }: Where): string => `${person} ${channel}`;
