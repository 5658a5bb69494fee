import { ok } from '../../../../contract/result.ts';
import type { ApiError } from '../../../../main/altegio/apiError.ts';
import type { InstallationStatus } from '../../../../main/altegio/installations.ts';
import type { Installation } from '../../../../main/integration/installation.ts';
import type { LocationFacts, Reading } from '../../../../main/integration/verdict.ts';
import { NOON } from '../../../support/calls.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const at = (minutes: number): string => new Date(NOON + minutes * MINUTE).toISOString();

export const anInstallation = (change: Partial<Installation> = {}): Installation => ({
  state: 'active',
  agreedAtMs: NOON - 26 * 24 * HOUR,
  log: [],
  payments: [],
  paidUntil: '2027-10-01',
  ...change,
});

export const reads = (installation: Installation | null): Reading => ({
  atMs: NOON,
  answer: ok(installation),
});
export const fails = (error: ApiError): Reading => ({ atMs: NOON, answer: { ok: false, error } });

/** A location at noon of UTC (seven in the morning there) where everything is well. */
export const facts = (change: Partial<LocationFacts> = {}): LocationFacts => ({
  timeZone: 'America/New_York',
  nowMs: NOON,
  arrival: 'arriving',
  refusedToken: null,
  retryAt: null,
  applicationId: 7,
  reading: reads(anInstallation()),
  uninstalledAtMs: null,
  calls: { lastCallAtMs: NOON - 5 * MINUTE, usualPerHour: 9, usualBefore: [9, 9] },
  openingHours: null,
  notPopped: 0,
  clockSkewMs: 0,
  ...change,
});

export const aStatus = (change: Partial<InstallationStatus> = {}): InstallationStatus => ({
  state: 'active',
  createdAtText: '2026-10-26 11:58:00',
  payments: [],
  log: [],
  oddRows: 0,
  ...change,
});
