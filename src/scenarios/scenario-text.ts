/**
 * A YAML file that knows where everything stands: every value is read as what it must be, or is an error with its line.
 */
import { Composer, type Document, isMap, isScalar, isSeq, LineCounter, type Node, Parser, type YAMLMap } from 'yaml';
import { untilError } from '../api/yaml/until-error';
import { parseDuration } from '../commands/grammar/duration';

/** What is wrong with a file. Ends the descent through it; readScenario turns it into a value. */
export class Problem extends Error {
  constructor(
    readonly line: number,
    message: string,
  ) {
    super(message);
  }
}

/** A key of a map with its value. */
export interface Entry {
  readonly key: string;
  readonly value: Node;
  readonly line: number;
}

export class ScenarioText {
  private readonly lines = new LineCounter();

  constructor(private readonly text: string) {}

  /** The top of the file. Throws the first mistake in its YAML. */
  root(): Node {
    const [document, another] = this.documents();
    const [error] = document?.errors ?? [];
    if (error !== undefined) throw new Problem(this.lineAt(error.pos[0]), error.message.split('\n')[0]!);
    if (another !== undefined) {
      throw new Problem(this.lineAt(another.range[0]), 'a file holds one document, not several');
    }
    if (document === undefined || document.contents === null) throw new Problem(1, 'the file is empty');
    return document.contents;
  }

  private documents(): readonly Document.Parsed[] {
    try {
      const tokens = new Parser(this.lines.addNewLine).parse(this.text);
      const composer = new Composer({ logLevel: 'silent' });
      return [...composer.compose(untilError(tokens), true, this.text.length)];
    } catch (error) {
      // The parser calls itself for what lies within something else.
      if (error instanceof RangeError) throw new Problem(1, 'the file nests too deeply');
      throw error;
    }
  }

  /** The entries of a map. With `known`, any other key is an error. */
  entries(node: Node, what: string, known?: readonly string[]): ReadonlyMap<string, Entry> {
    if (!isMap(node)) throw new Problem(this.lineOf(node), `${what} must be a map`);
    const entries = new Map<string, Entry>();
    for (const { key, value } of (node as YAMLMap<Node, Node | null>).items) {
      const line = this.lineOf(key);
      const name = isScalar(key) ? String(key.value) : '';
      if (known !== undefined && !known.includes(name)) {
        throw new Problem(line, `unknown key "${name}" in ${what}; known: ${known.join(', ')}`);
      }
      if (value === null) throw new Problem(line, `${name} has no value`);
      entries.set(name, { key: name, value, line });
    }
    return entries;
  }

  /** The items of a list. */
  items({ key, value, line }: Entry): readonly Node[] {
    if (!isSeq(value)) throw new Problem(line, `${key} must be a list`);
    return value.items as readonly Node[];
  }

  words({ key, value, line }: Entry): string {
    if (isScalar(value) && (typeof value.value === 'string' || typeof value.value === 'number')) {
      return String(value.value);
    }
    throw new Problem(line, `${key} must be text`);
  }

  yes({ key, value, line }: Entry): true {
    if (isScalar(value) && value.value === true) return true;
    throw new Problem(line, `${key} can only be true`);
  }

  count({ key, value, line }: Entry): number {
    const number = isScalar(value) ? value.value : undefined;
    if (typeof number === 'number' && Number.isInteger(number) && number >= 0) return number;
    throw new Problem(line, `${key} must be a whole number`);
  }

  duration({ key, value, line }: Entry): number {
    const duration = isScalar(value) ? parseDuration(String(value.value)) : undefined;
    if (duration === undefined) throw new Problem(line, `${key} must be a duration such as 30s or 400ms`);
    return duration;
  }

  oneOf<T extends string>({ key, value, line }: Entry, known: readonly T[]): T {
    const found = known.find((one) => isScalar(value) && value.value === one);
    if (found === undefined) throw new Problem(line, `${key} must be one of ${known.join(', ')}`);
    return found;
  }

  lineOf(node: Node | null): number {
    return this.lineAt(node?.range?.[0] ?? 0);
  }

  private lineAt(offset: number): number {
    return this.lines.linePos(offset).line;
  }
}
