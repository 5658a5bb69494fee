import * as z from 'zod';
import type { ClientId, LocationId } from '../../contract/model/ids.ts';
import type { Result } from '../../contract/result.ts';
import type { AltegioApi, CallOptions } from './altegioApi.ts';
import { type Attendance, wireAttendance } from './appointmentRow.ts';
import type { ApiError } from './apiError.ts';
import { localMinuteOf } from './localMinute.ts';
import { wireId, wireList, wireNumber, wireRows, wireText } from './wire.ts';

export interface PaidVisit {
  readonly id: number;
  /** Wall clock of the location, "YYYY-MM-DDTHH:MM". */
  readonly localStart: string;
  /** Sums in the location's currency. */
  readonly services: readonly {
    readonly title: string;
    readonly toPay: number | null;
    readonly paid: number | null;
  }[];
  readonly staffName: string | null;
  readonly attendance: Attendance;
}

export interface VisitPage {
  /** Newest first, as a rule. */
  readonly visits: readonly PaidVisit[];
  readonly oddRows: number;
  /** What to ask for next; null on the last page. */
  readonly next: { readonly fromDay: string; readonly toDay: string } | null;
}

export interface VisitSearch {
  readonly locationId: LocationId;
  /** One of the two, or both. */
  readonly clientId?: ClientId | undefined;
  readonly phone?: string | undefined;
  /** "YYYY-MM-DD", both included; open when left out. */
  readonly fromDay?: string | undefined;
  readonly toDay?: string | undefined;
  readonly attendance?: Attendance | undefined;
}

const service = z
  .object({ title: wireText, cost_to_pay: wireNumber, paid_sum: wireNumber })
  .transform(({ title, cost_to_pay, paid_sum }) => ({ title, toPay: cost_to_pay, paid: paid_sum }));

const visitRow = z
  .object({
    id: wireId,
    date: z.string().transform(localMinuteOf).pipe(z.string()),
    services: wireList(service),
    staff: z.object({ name: wireText }).nullable().catch(null),
    attendance: wireAttendance,
  })
  .transform(({ id, date, services, staff, attendance }): PaidVisit => ({
    id,
    localStart: date,
    services,
    staffName: staff?.name || null,
    attendance,
  }));

const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}/)
  .transform((text) => text.slice(0, 10));

const page = z
  .object({
    data: z.object({ records: wireRows(visitRow) }),
    meta: z
      .object({ dateCursor: z.object({ next: z.object({ from: day, to: day }) }) })
      .transform(({ dateCursor: { next } }) => ({ fromDay: next.from, toDay: next.to }))
      .nullable()
      .catch(null),
  })
  .transform(({ data: { records }, meta }): VisitPage => ({
    visits: records.rows,
    oddRows: records.oddRows,
    next: meta,
  }));

/**
 * Past visits of a client with what was paid: a page of about 25, newest first, and the days to ask for next.
 * Errors: `unauthorized`, `forbidden`, `notFound`, `invalid`, `rateLimited`.
 * Source: https://developer.alteg.io/en/b2b-v1/openapi/clients/search_client_visits
 */
export function searchVisits(
  api: AltegioApi,
  { locationId, clientId, phone, fromDay, toDay, attendance }: VisitSearch,
  options: CallOptions = {},
): Promise<Result<VisitPage, ApiError>> {
  return api.call(
    {
      name: 'searchClientVisits',
      method: 'POST',
      path: `/company/${locationId}/clients/visits/search`,
      auth: 'user',
      // All six keys are asked for, null where unused.
      body: {
        client_id: clientId ?? null,
        client_phone: phone ?? null,
        from: fromDay ?? null,
        to: toDay ?? null,
        payment_statuses: [],
        attendance: attendance ?? null,
      },
      withMeta: true,
      data: page,
    },
    options,
  );
}
