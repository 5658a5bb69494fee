import { expect, it } from 'vitest';
import { err, ok } from '../../../../contract/result.ts';
import { ClientRights } from '../../../../main/salon/clientRights.ts';
import { downtown, riverside } from '../../../support/calls.ts';

it('knows of a location what its last answer about clients said, and nothing before', () => {
  const rights = new ClientRights();
  expect(rights.of(downtown.id)).toBeNull();
  const answer = ok(['Marta']);
  expect(rights.learn(downtown.id, answer)).toBe(answer);
  expect(rights.of(downtown.id)).toBe(true);
  rights.learn(downtown.id, err({ kind: 'forbidden', message: '' }));
  expect(rights.of(downtown.id)).toBe(false);
  expect(rights.of(riverside.id)).toBeNull();
});

it('learns nothing about a right from a network that is down', () => {
  const rights = new ClientRights();
  rights.learn(downtown.id, ok([]));
  rights.learn(downtown.id, err({ kind: 'offline', detail: 'ECONNREFUSED' }));
  expect(rights.of(downtown.id)).toBe(true);
});
