/**
 * How long an output of people's own may become: what names everything a hundred times is longer than any cluster.
 */
import { JsonPathProblem } from './jsonpath/nodes';

const MOST_CHARACTERS = 4_000_000;

export class Length {
  private characters = 0;

  /** The text itself. Throws JsonPathProblem where all of them are too long. */
  counted(text: string): string {
    this.add(text.length);
    return text;
  }

  add(characters: number): void {
    this.characters += characters;
    if (this.characters > MOST_CHARACTERS) throw new JsonPathProblem('the template prints too much');
  }
}
