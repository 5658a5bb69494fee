import type { Answer } from './answer.ts';
import type { Fields } from './fields.ts';

export interface RouteRequest {
  /** Ids from the path. */
  readonly param: (name: string) => number;
  /** Text of a query parameter, undefined when missing or empty. */
  readonly query: (name: string) => string | undefined;
  /** All values of a repeated one. */
  readonly queryAll: (name: string) => readonly string[];
  readonly hasBody: boolean;
  readonly body: Fields;
}

export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT';
  /** Below `/api/v1`, with ids in braces; `{location_id}` is checked before the handler runs. */
  readonly template: string;
  readonly tokens: 'partner' | 'partnerUser';
  /** The user needs the right to see clients. */
  readonly aboutClients?: boolean;
  /** Described query parameters; `true` for any. */
  readonly query?: readonly string[] | true;
  readonly handle: (request: RouteRequest) => Answer;
}

export interface FoundRoute {
  readonly route: Route;
  readonly params: ReadonlyMap<string, number>;
}

/** Finds the route; tells an unknown path from a known path with another method. */
export function findRoute(
  routes: readonly Route[],
  method: string,
  path: string,
): FoundRoute | 'unknownPath' | 'wrongMethod' {
  let pathKnown = false;
  for (const route of routes) {
    const params = matchTemplate(route.template, path);
    if (!params) continue;
    if (route.method === method) return { route, params };
    pathKnown = true;
  }
  return pathKnown ? 'wrongMethod' : 'unknownPath';
}

function matchTemplate(template: string, path: string): ReadonlyMap<string, number> | undefined {
  const wanted = template.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return undefined;

  const params = new Map<string, number>();
  for (const [index, part] of wanted.entries()) {
    const value = given[index] ?? '';
    if (!part.startsWith('{')) {
      if (part !== value) return undefined;
    } else if (/^\d+$/.test(value)) {
      params.set(part.slice(1, -1), Number(value));
    } else {
      return undefined;
    }
  }
  return params;
}
