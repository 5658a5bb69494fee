import type { CallReport, ReportDay, ReportHour } from '../../contract/model/report.ts';
import { expect, test } from './support/fixtures.ts';
import { expectGoodLooks } from './support/looks.ts';
import { downtown, riverside, sampleNow } from './support/samples.ts';

const lastDays = (count: number): string[] =>
  Array.from({ length: count }, (_none, index) =>
    new Date(sampleNow - (count - 1 - index) * 86_400_000).toISOString().slice(0, 10),
  );

/** Thirty days of a salon that is closed on Sundays and loses calls on Tuesday mornings. */
function aReport(): CallReport {
  const days = lastDays(30).flatMap((day, index): ReportDay[] =>
    [downtown, riverside].map(({ id }, place) => ({
      day,
      locationId: id,
      calls: 20 + ((index * 7) % 11),
      answered: 14 + ((index * 5) % 9),
      missed: (index * 3 + place) % 6,
      outgoing: 3,
      calledBack: 2,
      medianMinutesToCallBack: 12.5,
      newNumbers: 4,
      laterBooked: 1,
    })),
  );
  const hours = [1, 2, 3, 4, 5, 6].flatMap((weekday): ReportHour[] =>
    [9, 10, 11, 12, 14, 16, 17, 18].map((hour) => ({
      weekday,
      hour,
      missed: 6,
      neverCalledBack: weekday === 2 && hour === 10 ? 14 : (weekday * hour) % 6,
      newNumbers: 2,
      laterBooked: 0,
    })),
  );
  const worst = { weekday: 2, hour: 10, missed: 18, neverCalledBack: 14, newNumbers: 2, laterBooked: 0 };
  return { days, hours, worst, medianMinutesToCallBack: 12.5 };
}

test('reports say when calls are lost, draw it, and tell the same as a table', async ({ openWindow }) => {
  const window = await openWindow('main');
  const { page } = window;
  await window.answer('report.read', { kind: 'report', report: aReport() });
  await page.getByRole('link', { name: 'Reports' }).click();
  const byHour = page.getByRole('figure', { name: 'Missed calls by hour' });
  await expect(byHour).toContainText('Tuesday 10–11');
  await expect(byHour).toContainText('14 never called back');
  await expectGoodLooks(window, 'reports', true);

  await byHour.getByText('Show as table').click();
  await expect(byHour.getByRole('row', { name: /Tuesday 10:00 6 14/ })).toBeVisible();
  await expectGoodLooks(window, 'reports-table', true);
});

test('a report can be narrowed, saved and printed', async ({ openWindow }) => {
  const window = await openWindow('main');
  const { page } = window;
  await window.answer('report.read', { kind: 'report', report: aReport() });
  await window.answer('report.save', { kind: 'saved' });
  await page.getByRole('link', { name: 'Reports' }).click();
  await page.getByLabel('Location').selectOption('Riverside');
  await page.getByLabel('Period').selectOption('Last 7 days');
  await expect
    .poll(async () => (await window.asked('report.read')).at(-1)?.locationIds)
    .toEqual([riverside.id]);

  await page.getByRole('button', { name: 'Save CSV: Missed calls by hour' }).click();
  await page.getByRole('button', { name: 'Save PNG: Missed calls by hour' }).click();
  await expect.poll(async () => (await window.asked('report.save')).length).toBe(2);
  const [csv, png] = await window.asked('report.save');
  expect(csv?.content).toMatchObject({ kind: 'csv' });
  expect(png?.content.kind === 'png' && png.content.dataUrl.startsWith('data:image/png;base64,')).toBe(true);
  await page.getByRole('button', { name: 'Print' }).click();
  await window.expectAsked('report.print', undefined);
});

test('a book that is not open is said in words', async ({ openWindow }) => {
  const window = await openWindow('main');
  await window.page.getByRole('link', { name: 'Reports' }).click();
  await expect(window.page.getByRole('alert')).toContainText('call book is not open');
});
