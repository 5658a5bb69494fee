import { expect, test } from 'vitest';
import { withoutQuery } from '../../../../main/partner/webhooks/webhookAddresses.ts';

test.each([
  ['https://hooks.example.com/a?key=secret', 'https://hooks.example.com/a?[query]'],
  ['https://hooks.example.com/a#secret', 'https://hooks.example.com/a#[query]'],
  ['https://vendor:secret@hooks.example.com/a', 'https://[login]@hooks.example.com/a'],
  ['https://vendor:sec@ret@hooks.example.com/a@b', 'https://[login]@hooks.example.com/a@b'],
  ['https://hooks.example.com/a@b', 'https://hooks.example.com/a@b'],
])('%s is written down as %s', (address, shown) => {
  expect(withoutQuery(address)).toBe(shown);
});
