import { done, refused } from '../answer.ts';
import type { Route } from '../route.ts';
import type { SalonState } from '../salonState.ts';

const PARTNER = { tokens: 'partner' } as const;
const TARIFFS = [
  { id: 89, title: '1 month', months: 1, price: 49 },
  { id: 90, title: '12 months', months: 12, price: 490 },
] as const;

/** Tariffs, payments, refunds and discounts, and the two calls for messaging apps. */
export function billingRoutes(state: SalonState): readonly Route[] {
  const book = state.installations;
  const isInstalled = (locationId: number): boolean =>
    !!state.location(locationId) && book.of(locationId).state !== 'notInstalled';
  return [
    {
      method: 'GET',
      template: '/marketplace/application/{application_id}/tariffs',
      ...PARTNER,
      handle: ({ param }) => {
        if (param('application_id') !== book.applicationId) return refused(404, 'Application not found');
        return done(
          TARIFFS.map(({ id, title, months, price }) => ({
            id,
            title,
            options: [
              {
                id: id + 100,
                title: 'Whole salon',
                overall_price: price,
                duration_in_months: months,
                currency_iso: 'USD',
                staff_amount: null,
                free_period_in_months: 0,
              },
            ],
          })),
        );
      },
    },
    {
      method: 'GET',
      template: '/marketplace/application/payment_link',
      ...PARTNER,
      query: ['salon_id', 'application_id', 'tariff_option_id', 'discount'],
      handle: ({ query }) => {
        const locationId = Number(query('salon_id'));
        if (Number(query('application_id')) !== book.applicationId || !isInstalled(locationId))
          return refused(404, 'Application not found');
        const discount = query('discount') ?? book.of(locationId).discountPercent;
        const search = `salon_id=${locationId}&application_id=${book.applicationId}&discount=${discount}&source=api&sign=6f9b`;
        return done({ url: `https://alteg.io/appstore/payment/?${search}` });
      },
    },
    {
      method: 'POST',
      template: '/marketplace/application/add_discount',
      ...PARTNER,
      handle: ({ body }) => {
        const ids = body.list('salon_ids', { min: 1 }).map(Number);
        const applicationId = body.integer('application_id');
        const percent = body.number('discount', { min: 0, max: 100 });
        if (body.refusal) return body.refusal;
        if (applicationId !== book.applicationId || !ids.every(isInstalled))
          return refused(404, 'Application not found');
        for (const id of ids) book.of(id).discountPercent = percent;
        return done({});
      },
    },
    {
      method: 'POST',
      template: '/marketplace/application/update_channel',
      ...PARTNER,
      handle: ({ body }) => {
        const locationId = body.integer('salon_id');
        body.integer('application_id');
        body.oneOf('channel_slug', ['sms', 'whatsapp']);
        body.boolean('is_available');
        return body.refusal ?? (isInstalled(locationId) ? done({}) : refused(404, 'Application not found'));
      },
    },
    {
      method: 'POST',
      template: '/marketplace/partner/short_names',
      ...PARTNER,
      handle: ({ body }) => {
        const locationId = body.integer('salon_id');
        body.integer('application_id');
        if (
          !body
            .list('short_names', { min: 1, max: 20 })
            .every((name) => typeof name === 'string' && name !== '')
        ) {
          body.note('short_names', 'has a wrong value');
        }
        return body.refusal ?? (isInstalled(locationId) ? { status: 201 } : refused(403));
      },
    },
    {
      method: 'POST',
      template: '/marketplace/partner/payment',
      ...PARTNER,
      handle: ({ body }) => {
        const locationId = body.integer('salon_id');
        const applicationId = body.integer('application_id');
        if (!/^[A-Z]{3}$/.test(body.text('currency_iso'))) body.note('currency_iso', 'has a wrong format');
        const payment = {
          sum: body.number('payment_sum', { min: 0 }),
          paidAt: body.localTime('payment_date'),
          from: body.localTime('period_from'),
          to: body.localTime('period_to'),
        };
        if (body.refusal) return body.refusal;
        if (applicationId !== book.applicationId || !isInstalled(locationId)) return refused(403);
        return { status: 200, body: { success: true, data: { id: book.pay(locationId, payment) } } };
      },
    },
    {
      method: 'POST',
      template: '/marketplace/partner/payment/refund/{payment_id}',
      ...PARTNER,
      handle: ({ param }) => {
        const payment = book.payment(param('payment_id'));
        if (!payment || payment.refunded) return refused(422, 'The payment cannot be refunded.');
        payment.refunded = true;
        return { status: 200 };
      },
    },
  ];
}
