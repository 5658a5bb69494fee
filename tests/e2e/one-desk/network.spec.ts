import type { FaultName } from '../../../main/demo/fault.ts';
import { expect, test } from '../support/sharedDesk.ts';

const answersInTheWay: readonly {
  title: string;
  faults: Record<string, FaultName>;
  says: readonly RegExp[];
  phone: string;
}[] = [
  {
    title: 'a redirect, an endless answer and silence',
    faults: { Downtown: 'redirect', Harbour: 'slowHeaders', Riverside: 'huge' },
    says: [/2 of 3: Altegio gives unexpected answers/, /Harbour: Altegio answers too slowly/],
    phone: '+14245550131',
  },
  {
    title: 'a cut answer, a cut connection and another page',
    faults: { Downtown: 'cutBody', Harbour: 'cutHeaders', Riverside: 'captivePortal' },
    says: [/2 of 3: the connection keeps dropping/, /Riverside: Altegio gives an unexpected answer/],
    phone: '+14245550132',
  },
];

for (const { title, faults, says, phone } of answersInTheWay) {
  test(`${title}: named, followed nowhere and got over`, async ({ api, mainWindow, popup }) => {
    const strip = mainWindow.getByRole('status');
    await expect(strip).toContainText(/Calls are arriving|No call yet today/);
    for (const [location, fault] of Object.entries(faults))
      api.failWith(fault, { path: /\/voip\/integration\/calls/, locationId: api.location(location).id });
    for (const words of says) await expect(strip).toContainText(words);
    expect(api.requestsTo('/redirected')).toEqual([]);

    api.heal();
    // By itself it comes back with the next try, which after some failures is a while away.
    await mainWindow.getByRole('button', { name: 'Try now' }).click();
    await expect(strip).toContainText(/Calls are arriving|No call yet today/);
    api.addCall({ locationId: api.location('Harbour').id, phone });
    await expect(
      popup.getByRole('region', { name: new RegExp(`${phone.slice(-4)}, Harbour`) }),
    ).toBeVisible();
  });
}
