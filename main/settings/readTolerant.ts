import type * as z from 'zod';
import { isJsonObject, type JsonObject } from '../files/json.ts';

export interface TolerantRead<T> {
  readonly value: T;
  /** Paths of what was wrong and is not in `value`. */
  readonly faults: readonly string[];
}

/**
 * Reads an object key by key: a wrong entry of a list or record is left out, any other wrong key takes its default,
 * so that one fault never costs the rest.
 */
export function readTolerant<T extends object>(
  schema: z.ZodType<T>,
  raw: unknown,
  defaults: T,
): TolerantRead<T> {
  if (raw === undefined) return { value: defaults, faults: [] };
  if (!isJsonObject(raw)) return { value: defaults, faults: ['everything'] };

  const merged: JsonObject = { ...defaults, ...raw };
  const strict = schema.safeParse(merged);
  if (strict.success) return { value: strict.data, faults: [] };

  const paths = pathsOf(strict.error);
  const faults = [...new Set(paths.map((path) => path.join('.')))];
  const whole = paths.filter((path) => path.length === 1);
  const pruned = { ...withoutEntries(merged, paths), ...pick(defaults, whole) };
  const second = schema.safeParse(pruned);
  if (second.success) return { value: second.data, faults };

  const third = schema.safeParse({ ...pruned, ...pick(defaults, pathsOf(second.error)) });
  return { value: third.success ? third.data : defaults, faults };
}

type Path = readonly PropertyKey[];

function withoutEntries(object: JsonObject, paths: readonly Path[]): JsonObject {
  return Object.fromEntries(
    Object.entries(object).map(([key, value]) => {
      const bad = new Set(paths.filter((path) => path[0] === key).map((path) => path[1]));
      if (Array.isArray(value)) return [key, value.filter((_, index) => !bad.has(index))];
      if (isJsonObject(value))
        return [key, Object.fromEntries(Object.entries(value).filter(([name]) => !bad.has(name)))];
      return [key, value];
    }),
  );
}

function pathsOf(error: z.ZodError): readonly Path[] {
  return error.issues.map((issue) => issue.path.slice(0, 2));
}

function pick(object: object, paths: readonly Path[]): JsonObject {
  const keys = new Set(paths.map(([key]) => key));
  return Object.fromEntries(Object.entries(object).filter(([key]) => keys.has(key)));
}
