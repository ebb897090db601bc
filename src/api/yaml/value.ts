/**
 * From parsed YAML to plain JSON values, as sigs.k8s.io/yaml does it: keys become texts, aliases what they stand for,
 * `<<` merges.
 */
import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  visit,
  type YAMLMap,
} from 'yaml';
import { isRejected, type Rejection, type Result } from '../rejection';
import { MANIFEST_LIMITS, tooDeep, tooManyValues } from './limits';
import type { LineOf } from './line-of';
import { unreadable } from './problem';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** One document's value, and the fields that it gives twice, as paths. */
export interface YamlValue {
  readonly value: Json;
  readonly duplicates: readonly string[];
  /** The line of a field, by its path. */
  readonly lineOf: LineOf;
}

/** The value of a document that was parsed without errors. */
export function valueOf(document: Document.Parsed, lineOf: LineOf): Result<YamlValue> {
  const reader = new Reader(document);
  const value = reader.read(document.contents, '', 0);
  return isRejected(value) ? value : { value, duplicates: [...reader.duplicates], lineOf };
}

class Reader {
  readonly duplicates = new Set<string>();
  private values = 0;
  private targets: ReadonlyMap<Alias, Node | undefined> | undefined;

  constructor(private readonly document: Document.Parsed) {}

  read(node: unknown, path: string, depth: number): Json | Rejection {
    if (depth > MANIFEST_LIMITS.depth) return tooDeep();
    if (++this.values > MANIFEST_LIMITS.values) return tooManyValues();
    if (isAlias(node)) return this.followed(node, (target) => this.read(target, path, depth + 1));
    if (isMap(node)) return this.readMap(node, path, depth);
    if (isSeq(node)) {
      const items: Json[] = [];
      for (const [index, item] of node.items.entries()) {
        const value = this.read(item, `${path}[${index}]`, depth + 1);
        if (isRejected(value)) return value;
        items.push(value);
      }
      return items;
    }
    return isScalar(node) ? plain(node.value) : null;
  }

  private readMap(map: YAMLMap, path: string, depth: number): Json | Rejection {
    const own = new Map<string, Json>();
    const merged = new Map<string, Json>();
    for (const pair of map.items) {
      if (isMerge(pair)) {
        const rejected = this.merge(pair.value, merged, path, depth);
        if (rejected !== undefined) return rejected;
        continue;
      }
      const key = isScalar(pair.key) ? String(pair.key.value) : undefined;
      if (key === undefined) return unreadable('invalid map key');
      const field = path === '' ? key : `${path}.${key}`;
      if (own.has(key)) this.duplicates.add(field);
      const value = this.read(pair.value, field, depth + 1);
      if (isRejected(value)) return value;
      own.set(key, value);
    }
    return Object.fromEntries([...merged, ...own]);
  }

  /** Adds the fields of a merged map, or of several; the first one that has a field wins. */
  private merge(node: unknown, into: Map<string, Json>, path: string, depth: number): Rejection | undefined {
    const sources = isSeq(node) ? node.items : [node];
    for (const source of sources) {
      const value = this.read(source, path, depth + 1);
      if (isRejected(value)) return value;
      if (typeof value !== 'object' || value === null || Array.isArray(value)) {
        return unreadable('map merge requires map or sequence of maps as the value');
      }
      for (const [key, field] of Object.entries(value)) if (!into.has(key)) into.set(key, field);
    }
    return undefined;
  }

  private followed(alias: Alias, then: (target: Node) => Json | Rejection): Json | Rejection {
    this.targets ??= targetsIn(this.document);
    const target = this.targets.get(alias);
    return target === undefined ? unreadable(`unknown anchor '${alias.source}' referenced`) : then(target);
  }
}

/**
 * What each alias stands for: the last node before it that has its name as an anchor. Found in one walk, because a walk
 * for each would take minutes for a text of thousands.
 */
function targetsIn(document: Document.Parsed): ReadonlyMap<Alias, Node | undefined> {
  const anchors = new Map<string, Node>();
  const targets = new Map<Alias, Node | undefined>();
  visit(document, {
    Node: (_key, node) => {
      if (isAlias(node)) targets.set(node, anchors.get(node.source));
      else if (node.anchor !== undefined) anchors.set(node.anchor, node);
    },
  });
  return targets;
}

function isMerge(pair: Pair): boolean {
  const key = isScalar(pair.key) ? pair.key.value : undefined;
  return typeof key === 'symbol' || (key === '<<' && isScalar(pair.key) && pair.key.type === 'PLAIN');
}

/** JSON has no infinite numbers. */
function plain(value: unknown): Json | Rejection {
  if (typeof value === 'number') return Number.isFinite(value) ? value : unreadable('unsupported value: not a number');
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return value;
  return null;
}
