/** Changes a copy of a template, as somebody would who edits infra/ in haste. Throws where there is nothing to change. */
import type { Template } from './template';

type Fields = Record<string, unknown>;

/** One object of the template: properties that are set, dropped, or made longer. */
export class Place {
  constructor(private readonly fields: Fields) {}

  set(key: string, value: unknown): this {
    this.fields[key] = value;
    return this;
  }

  drop(key: string): this {
    if (!(key in this.fields)) throw new Error(`there is no ${key} to drop`);
    Reflect.deleteProperty(this.fields, key);
    return this;
  }

  push(key: string, value: unknown): this {
    return this.set(key, [...(this.fields[key] as readonly unknown[]), value]);
  }
}

export class TemplateChange {
  readonly changed: Template;

  constructor(template: Template) {
    this.changed = structuredClone(template);
  }

  remove(name: string): void {
    new Place(this.changed.Resources).drop(name);
  }

  resource(name: string): Place {
    return new Place(this.find([name]));
  }

  properties(name: string): Place {
    return this.at(name);
  }

  /** What stands at a path below the properties of a resource. */
  at(name: string, ...path: readonly string[]): Place {
    return new Place(this.find([name, 'Properties', ...path]));
  }

  /** A statement of the policy of a role. */
  statement(role: string, index: number): Place {
    return this.at(role, 'Policies', '0', 'PolicyDocument', 'Statement', String(index));
  }

  /** The statement that says who may take a role. */
  trust(role: string): Place {
    return this.at(role, 'AssumeRolePolicyDocument', 'Statement', '0');
  }

  /** A statement of the policy of a queue or a topic. */
  policy(name: string, index: number): Place {
    return this.at(name, 'PolicyDocument', 'Statement', String(index));
  }

  /** A statement of the policy of the key. */
  key(index: number): Place {
    return this.at('Key', 'KeyPolicy', 'Statement', String(index));
  }

  private find(path: readonly string[]): Fields {
    const found = path.reduce<unknown>((value, key) => (value as Fields | undefined)?.[key], this.changed.Resources);
    if (typeof found !== 'object' || found === null) throw new Error(`there is nothing at ${path.join('.')}`);
    return found as Fields;
  }
}
