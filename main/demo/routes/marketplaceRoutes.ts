import { done, refused, type Answer } from '../answer.ts';
import type { Fields } from '../fields.ts';
import { ACTIVATION_WINDOW_MS, utcText } from '../installationBook.ts';
import type { Route } from '../route.ts';
import type { SalonState } from '../salonState.ts';
import { locationRow } from './locationRoutes.ts';
import { pageFrom, slicePage } from './paging.ts';

const PARTNER = { tokens: 'partner' } as const;

/** Installation, status and lifecycle of the app. */
export function marketplaceRoutes(state: SalonState): readonly Route[] {
  const book = state.installations;
  return [
    {
      method: 'GET',
      template: '/marketplace/application/{application_id}/salons',
      ...PARTNER,
      query: ['page', 'count'],
      handle: (request) => {
        if (request.param('application_id') !== book.applicationId) return refused(403);
        const missing = ['page', 'count'].find((key) => request.query(key) === undefined);
        if (missing) return refused(422, `The ${missing} field is required.`, { [missing]: ['Required.'] });
        const rows = state.salon.locations.filter(({ id }) => book.of(id).state !== 'notInstalled');
        const page = slicePage(rows, pageFrom(request, 25, 1000));
        return done(
          page.map((location) => locationRow(state, location)),
          { total_count: rows.length },
        );
      },
    },
    {
      method: 'GET',
      template: '/marketplace/salon/{location_id}/application/{application_id}',
      ...PARTNER,
      handle: ({ param }) => {
        if (param('application_id') !== book.applicationId) return refused(403);
        const { state: status, createdAtMs, payments, log } = book.of(param('location_id'));
        if (status === 'notInstalled') return refused(404, 'Application not found');
        return done(
          {
            connection_status: { status, created_at: utcText(createdAtMs) },
            payments: payments.map((payment) => ({
              id: payment.id,
              payment_sum: payment.sum,
              payment_date: payment.paidAt,
              is_refunded: payment.refunded,
              period_from: payment.from,
              period_to: payment.to,
            })),
            logs: log.map(({ atMs, from, to, source }) => ({
              changed_at: utcText(atMs),
              status_from: from === 'notInstalled' ? 'uninstalled' : from,
              status_to: to === 'notInstalled' ? 'uninstalled' : to,
              source,
            })),
          },
          {},
        );
      },
    },
    {
      method: 'POST',
      template: '/marketplace/salon/{location_id}/application/{application_id}/uninstall',
      ...PARTNER,
      handle: ({ param }) => {
        if (param('application_id') !== book.applicationId) return refused(403);
        if (book.of(param('location_id')).state === 'notInstalled')
          return refused(404, 'Application not found');
        book.set(param('location_id'), 'notInstalled', 'partner_api');
        return done(null, {});
      },
    },
    {
      method: 'POST',
      template: '/marketplace/partner/callback',
      ...PARTNER,
      handle: ({ body }) => activate(state, body) ?? { status: 201 },
    },
    {
      method: 'POST',
      template: '/marketplace/partner/callback/redirect',
      ...PARTNER,
      handle: ({ body }) => activate(state, body) ?? { status: 200, body: { success: true } },
    },
  ];
}

function activate(state: SalonState, body: Fields): Answer | undefined {
  const book = state.installations;
  const locationId = body.integer('salon_id');
  const applicationId = body.integer('application_id');
  if (body.has('api_key')) body.text('api_key');
  if (body.has('webhook_urls')) body.list('webhook_urls', { max: 10 });
  if (body.refusal) return body.refusal;
  if (applicationId !== book.applicationId || !state.location(locationId)) return refused(403);

  const { state: status, createdAtMs } = book.of(locationId);
  if (status === 'active' || status === 'freezed')
    return refused(403, 'The user has already installed this application.');
  if (status === 'notInstalled' || state.now() - createdAtMs > ACTIVATION_WINDOW_MS) return refused(403);
  book.set(locationId, 'active', 'partner_api');
  return undefined;
}
