import { expect, it } from 'vitest';
import { EVENTS, REQUESTS } from '../../../../contract/ipc/channels.ts';
import { fullNames, shortNames } from '../../../../contract/ipc/shortNames.ts';

it.each([
  ['requests', Object.keys(REQUESTS)],
  ['events', Object.keys(EVENTS)],
  ['a place that comes back', ['app.snapshot', 'card.use', 'app.quit']],
])('gives back the names of %s', (_what, names) => {
  expect([...fullNames(shortNames(names))]).toEqual(names);
  expect(shortNames(names).length).toBeLessThanOrEqual(names.join(' ').length);
});
