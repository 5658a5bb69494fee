import type { IncomingHttpHeaders } from 'node:http';
import { refused, type Answer } from './answer.ts';
import { Fields } from './fields.ts';
import { findRoute, type Route, type RouteRequest } from './route.ts';
import type { SalonState } from './salonState.ts';

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly search: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly bodyText: string;
}

const MEDIA_TYPE = 'application/vnd.api.v2+json';

/** Answers one request as the API would, and writes down what no client may do. */
export function dispatch(state: SalonState, routes: readonly Route[], asked: Asked): Answer {
  const { method, path, search, headers } = asked;
  const line = `${method} ${path}`;
  const found = findRoute(routes, method, routePath(path));
  if (found === 'unknownPath')
    return violation(state, refused(404, 'Unknown method'), `Unknown path: ${line}`);
  if (found === 'wrongMethod') return violation(state, refused(405), `Wrong method: ${line}`);

  const { route, params } = found;
  if (!(headers.accept ?? '').includes(MEDIA_TYPE)) {
    return violation(state, refused(400, `The Accept header must be ${MEDIA_TYPE}`), `Wrong Accept: ${line}`);
  }
  if (!isAuthorized(state, route, headers.authorization ?? '')) return refused(401);

  const body = parseBody(asked);
  if (body === 'notJson')
    return violation(
      state,
      refused(400, 'The body is not JSON'),
      `Body without JSON or its Content-Type: ${line}`,
    );
  for (const key of new Set(search.keys())) {
    if (route.query !== true && !route.query?.includes(key))
      state.violations.push(`Query parameter ${key} is not described: ${line}`);
  }

  const locationId = params.get('location_id');
  if (locationId !== undefined && !state.location(locationId)) return refused(404);
  if (locationId !== undefined && route.aboutClients && !state.may(locationId, 'clients'))
    return refused(403);

  const fields = new Fields(body);
  const answer = route.handle(requestOf(params, search, fields, asked.bodyText !== ''));
  if (answer.status < 400 && fields.unread.length > 0) {
    state.violations.push(`Body keys ${fields.unread.join(', ')} are not described: ${line}`);
  }
  return answer;
}

function routePath(path: string): string {
  if (path.startsWith('/api/v1/')) return path.slice('/api/v1'.length);
  return path.startsWith('/marketplace/') ? path : `/outside${path}`;
}

function isAuthorized(state: SalonState, route: Route, header: string): boolean {
  const { partnerToken, userToken } = state.credentials;
  const [, partner, user] = /^Bearer ([^\s,]+)(?:, ?User ([^\s,]+))?$/.exec(header) ?? [];
  if (partner !== partnerToken) return false;
  return route.tokens === 'partner' ? user === undefined || user === userToken : user === userToken;
}

function parseBody({ bodyText, headers }: Asked): unknown {
  if (bodyText === '') return undefined;
  if (!(headers['content-type'] ?? '').includes('json')) return 'notJson';
  try {
    return JSON.parse(bodyText);
  } catch {
    return 'notJson';
  }
}

function requestOf(
  params: ReadonlyMap<string, number>,
  search: URLSearchParams,
  body: Fields,
  hasBody: boolean,
): RouteRequest {
  return {
    hasBody,
    body,
    param: (name) => {
      const value = params.get(name);
      if (value === undefined) throw new Error(`The route has no {${name}}`);
      return value;
    },
    query: (name) => search.get(name) || undefined,
    queryAll: (name) => search.getAll(name),
  };
}

function violation(state: SalonState, answer: Answer, text: string): Answer {
  state.violations.push(text);
  return answer;
}
