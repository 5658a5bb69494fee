import { describe, expect, it } from 'vitest';
import type { ReportRange } from '../../../../../contract/model/report.ts';
import type { BookContext } from '../../../../../main/book/bookHandlers.ts';
import { openDatabase } from '../../../../../main/book/bookDatabase.ts';
import { migrate } from '../../../../../main/book/migrations.ts';
import { putCalls } from '../../../../../main/book/queries/putCalls.ts';
import { reportHandlers } from '../../../../../main/book/queries/reports.ts';
import { aCall, downtown, riverside } from '../../../../support/calls.ts';

const rule = { minSeconds: 0, openingHours: null, openDays: 7 };
// A Tuesday, 10:00 in New York.
const tenMs = Date.parse('2026-11-17T15:00:00.000Z');
const nowMs = Date.parse('2026-11-20T15:00:00.000Z');
const week: ReportRange = { locationIds: [], fromDay: '2026-11-16', toDay: '2026-11-22' };

type Part = Partial<Parameters<typeof aCall>[0]> & { readonly minute: number };

function book(...parts: readonly Part[]): BookContext {
  const context = { database: openDatabase({ file: ':memory:', keyHex: null }), nowMs: () => nowMs };
  migrate(context.database);
  const calls = parts.map(({ minute, ...part }, index) => ({
    ...aCall({ callId: index + 1, ...part }),
    startedAtMs: tenMs + minute * 60_000,
  }));
  putCalls(context, { locations: [downtown], calls, nowMs, rule });
  return context;
}

const missed = { direction: 'incoming', status: 'missed', durationSeconds: 0 } as const;
const answered = { direction: 'incoming', status: 'success', durationSeconds: 60 } as const;
const outgoing = { direction: 'outgoing', status: 'success', durationSeconds: 60 } as const;
const [one, two, three] = ['+13155550171', '+13155550172', '+13155550173'];

describe('readReport', () => {
  it('counts a day, and how long the calls back took', () => {
    const context = book(
      { minute: 0, callerPhone: one, ...missed },
      { minute: 10, callerPhone: one, ...outgoing },
      { minute: 20, callerPhone: two, ...missed },
      { minute: 50, callerPhone: two, ...outgoing },
      { minute: 55, callerPhone: three, ...answered },
      { minute: 56, callerPhone: '101', direction: 'internal', status: 'success', durationSeconds: 5 },
    );
    const report = reportHandlers.readReport(context, week);
    expect(report.days).toEqual([
      {
        day: '2026-11-17',
        locationId: downtown.id,
        calls: 5,
        answered: 1,
        missed: 2,
        outgoing: 2,
        calledBack: 2,
        medianMinutesToCallBack: 20,
        newNumbers: 3,
        laterBooked: 0,
      },
    ]);
    expect(report.medianMinutesToCallBack).toBe(20);
    expect(report.worst).toBeNull();
  });

  it('names the hour in which most missed calls were never called back', () => {
    const context = book(
      { minute: 0, callerPhone: one, ...missed },
      { minute: 5, callerPhone: two, ...missed },
      { minute: 60, callerPhone: three, ...missed },
      { minute: 70, callerPhone: '', ...missed },
    );
    const report = reportHandlers.readReport(context, week);
    expect(report.worst).toEqual({
      weekday: 2,
      hour: 10,
      missed: 2,
      neverCalledBack: 2,
      newNumbers: 2,
      laterBooked: 0,
    });
    expect(report.hours).toHaveLength(2);
    expect(report.hours[1]).toMatchObject({ hour: 11, missed: 2, neverCalledBack: 1 });
  });

  it('keeps to the days and locations asked for', () => {
    const context = book({ minute: 0, callerPhone: one, ...missed });
    const of = (range: Partial<ReportRange>): unknown[] =>
      reportHandlers.readReport(context, { ...week, ...range }).days;
    expect(of({ locationIds: [downtown.id] })).toHaveLength(1);
    expect(of({ locationIds: [], fromDay: '2026-11-18' })).toHaveLength(0);
    expect(of({ toDay: '2026-11-16' })).toHaveLength(0);
  });

  it("counts a call that a chain lists twice once, and in each location's own report", () => {
    const context = book({ minute: 0, callerPhone: one, ...missed });
    const copy = aCall({ callId: 1, locationId: riverside.id, callerPhone: one, ...missed });
    const calls = [{ ...copy, startedAtMs: tenMs }];
    putCalls(context, { locations: [riverside], calls, nowMs, rule });
    const missedIn = (locationIds: ReportRange['locationIds']): number =>
      reportHandlers
        .readReport(context, { ...week, locationIds })
        .hours.reduce((sum, hour) => sum + hour.missed, 0);
    expect(missedIn([])).toBe(1);
    expect(missedIn([downtown.id])).toBe(1);
    expect(missedIn([riverside.id])).toBe(1);
  });

  it('is empty for an empty book', () => {
    expect(reportHandlers.readReport(book(), week)).toEqual({
      days: [],
      hours: [],
      worst: null,
      medianMinutesToCallBack: null,
    });
  });
});
