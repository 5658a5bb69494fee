import { refused, type Answer } from './answer.ts';

type Values = Readonly<Record<string, unknown>>;

interface Range {
  readonly min?: number;
  readonly max?: number;
}

/** Narrows parsed JSON to an object. */
export function isObject(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const LOCAL_TIME = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/;

/** Reads a body key by key, remembers what is wrong with it and which keys nobody asked for. */
export class Fields {
  readonly #values: Values;
  readonly #asked = new Set<string>();
  readonly #errors: Record<string, string[]> = {};

  constructor(values: unknown) {
    this.#values = isObject(values) ? values : {};
  }

  integer(key: string, range: Range = {}): number {
    const value = this.number(key, range);
    if (!Number.isInteger(value)) this.note(key, 'must be a whole number');
    return value;
  }

  number(key: string, { min = -Infinity, max = Infinity }: Range = {}): number {
    const value = this.#required(key);
    if (typeof value === 'number' && value >= min && value <= max) return value;
    if (value !== undefined) this.note(key, 'has a wrong value');
    return 0;
  }

  text(key: string, { min = 0, max = Infinity }: Range = {}): string {
    const value = this.#required(key);
    if (typeof value === 'string' && value.length >= min && value.length <= max) return value;
    if (value !== undefined) this.note(key, 'has a wrong value');
    return '';
  }

  boolean(key: string): boolean {
    const value = this.#required(key);
    if (value !== undefined && typeof value !== 'boolean') this.note(key, 'must be true or false');
    return value === true;
  }

  day(key: string): string {
    return this.#matching(key, DAY);
  }

  localTime(key: string): string {
    return this.#matching(key, LOCAL_TIME);
  }

  oneOf<T extends string | number>(key: string, allowed: readonly [T, ...T[]]): T {
    const value = this.#required(key);
    const found = allowed.find((candidate) => candidate === value);
    if (found === undefined && value !== undefined) this.note(key, 'has a wrong value');
    return found ?? allowed[0];
  }

  list(key: string, { min = 0, max = Infinity }: Range = {}): readonly unknown[] {
    const value: unknown = this.#required(key);
    if (Array.isArray(value) && value.length >= min && value.length <= max) return value;
    if (value !== undefined) this.note(key, 'must be a list');
    return [];
  }

  listOf<T extends string>(key: string, allowed: readonly T[]): readonly T[] {
    return this.list(key).flatMap((item) => {
      const found = allowed.find((candidate) => candidate === item);
      if (found === undefined) this.note(key, 'has a wrong value');
      return found === undefined ? [] : [found];
    });
  }

  object(key: string): Values {
    const value = this.#required(key);
    if (isObject(value)) return value;
    if (value !== undefined) this.note(key, 'must be an object');
    return {};
  }

  /** Whether the key is there at all, so that it can be read as if it were required. */
  has(key: string): boolean {
    this.#asked.add(key);
    return this.#values[key] !== undefined;
  }

  /** Present, and null. */
  isNull(key: string): boolean {
    this.#asked.add(key);
    return this.#values[key] === null;
  }

  note(key: string, problem: string): void {
    (this.#errors[key] ??= []).push(`The ${key} field ${problem}.`);
  }

  /** The keys that no one read. */
  get unread(): readonly string[] {
    return Object.keys(this.#values).filter((key) => !this.#asked.has(key));
  }

  /** The 422 that names what is wrong, or undefined. */
  get refusal(): Answer | undefined {
    const problems = Object.values(this.#errors).flat();
    return problems.length === 0 ? undefined : refused(422, problems.join(' '), this.#errors);
  }

  #required(key: string): unknown {
    if (!this.has(key)) this.note(key, 'is required');
    return this.#values[key];
  }

  #matching(key: string, pattern: RegExp): string {
    const value = this.text(key);
    if (value !== '' && !pattern.test(value)) this.note(key, 'has a wrong format');
    return value;
  }
}
