import type { RouteRequest } from '../route.ts';

export interface Page {
  readonly page: number;
  readonly size: number;
}

/** Page and count from the query, with the size that is taken when none is asked for. */
export function pageFrom(request: RouteRequest, defaultSize: number, maxSize: number): Page {
  const whole = (name: string, fallback: number): number => {
    const value = Number(request.query(name) ?? fallback);
    return Number.isInteger(value) && value > 0 ? value : fallback;
  };
  return { page: whole('page', 1), size: Math.min(maxSize, whole('count', defaultSize)) };
}

export function slicePage<T>(rows: readonly T[], { page, size }: Page): readonly T[] {
  return rows.slice((page - 1) * size, page * size);
}
