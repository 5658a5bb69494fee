import type { Registration } from '../../contract/model/partner.ts';
import type { Problem } from '../../contract/model/problem.ts';
import { activateLocation } from './locationActivation.ts';
import type { PartnerAtWork } from './partnerAtWork.ts';
import { pause } from '../pause.ts';
import type { RegistrationFile } from './registrationFile.ts';
import { switchTelephony } from './switchTelephony.ts';
import type { TelephonyTokens } from './telephonyTokens.ts';

type LocationLine = Registration['locations'][number];

export interface ActivationRunDeps {
  readonly at: Omit<PartnerAtWork, 'signal'>;
  readonly file: RegistrationFile;
  readonly tokens: TelephonyTokens;
  readonly onChange: () => void;
}

/** A run belongs to one registration: what comes back when another was taken is not written into that one. */
interface Run extends ActivationRunDeps {
  readonly id: string;
  readonly signal: AbortSignal;
}

const FEWEST_ROUNDS = 3;
const TELEPHONY_TRIES = 5;
const PAUSES_MS = [2_000, 5_000, 15_000, 30_000, 60_000];

const pauseMs = (round: number): number => PAUSES_MS[Math.min(round, PAUSES_MS.length - 1)] ?? 0;
const isOpen = ({ state }: LocationLine): boolean => state === 'waiting' || state === 'sending';
const isActive = ({ state }: LocationLine): boolean => state === 'active' || state === 'alreadyActive';

/**
 * Brings a registration to its end: activates every location, one by one, again and again while the network does not
 * let it through and there is time; then enables the chain's telephony. Each step is on the disk before it is taken,
 * so that it can go on in the next run of the app.
 * False: it was given up.
 */
export async function runActivation(deps: ActivationRunDeps, signal: AbortSignal): Promise<boolean> {
  const { registration } = deps.file;
  if (!registration) return false;
  const run: Run = { ...deps, id: registration.id, signal };
  await activateAll(run);
  if (!signal.aborted) await enableTelephony(run);
  return !signal.aborted;
}

async function activateAll(run: Run): Promise<void> {
  const { at, file, signal } = run;
  for (let round = 0; ; round += 1) {
    for (const { id } of file.registration?.locations ?? []) {
      await activateOne(run, id);
      if (signal.aborted || isTokenRefused(run, id)) return;
    }
    const { registration } = file;
    if (!registration?.locations.some(isOpen)) return;
    if (round + 1 >= FEWEST_ROUNDS && at.serverNowMs() > Date.parse(registration.until)) break;
    await pause(at.clock, pauseMs(round), signal);
    if (signal.aborted) return;
  }
  const late: Problem = { kind: 'activationLate', detail: null };
  for (const line of file.registration?.locations.filter(isOpen) ?? [])
    updateLine(run, line.id, { state: 'late', problem: late });
}

/** A token that is refused once is refused for the others as well: they are not even sent. */
function isTokenRefused(run: Run, id: LocationLine['id']): boolean {
  const lines = run.file.registration?.locations ?? [];
  const problem = lines.find((line) => line.id === id)?.problem ?? null;
  if (problem?.kind !== 'wrongPartnerToken') return false;
  for (const line of lines.filter(isOpen)) updateLine(run, line.id, { state: 'failed', problem });
  return true;
}

async function activateOne(run: Run, id: LocationLine['id']): Promise<void> {
  const { at, file, signal } = run;
  const line = file.registration?.locations.find((candidate) => candidate.id === id);
  if (!file.registration || !line || !isOpen(line)) return;
  const step = await activateLocation(at, {
    locationId: id,
    before: line.state,
    untilMs: Date.parse(file.registration.until),
    onSending: () => updateLine(run, id, { state: 'sending', problem: null }),
    signal,
  });
  // Given up in the middle: the next run finds out what became of it.
  if (signal.aborted && (step.state === 'sending' || step.state === 'waiting')) return;
  updateLine(run, id, step);
  if (step.state === 'active') at.onInstallation(id);
}

async function enableTelephony(run: Run): Promise<void> {
  const { at, file, tokens, signal } = run;
  const { registration, crmToken } = file;
  if (!registration || registration.telephony === 'enabled') return;
  if (crmToken === null) {
    update(run, { telephony: 'noToken' });
    return;
  }
  const active = registration.locations.filter(isActive);
  if (active.length === 0) {
    const problem = registration.locations.find((line) => line.problem)?.problem ?? null;
    update(run, { telephony: 'failed', telephonyProblem: problem });
    return;
  }
  const locationIds = active.map(({ id }) => id);
  for (let tries = 1; ; tries += 1) {
    update(run, { telephony: 'sending', telephonyProblem: null });
    const switched = await switchTelephony(at, { crmToken, locationIds, enabled: true });
    if (switched.ok) {
      // Forgotten meanwhile, with everything that it brought.
      if (file.registration?.id === run.id) tokens.keep(registration.chainId, locationIds, crmToken);
      update(run, { telephony: 'enabled' });
      return;
    }
    if (!switched.error.again || tries === TELEPHONY_TRIES) {
      update(run, { telephony: 'failed', telephonyProblem: switched.error.problem });
      return;
    }
    update(run, { telephony: 'waiting', telephonyProblem: switched.error.problem });
    await pause(at.clock, pauseMs(tries - 1), signal);
    if (signal.aborted) return;
  }
}

function updateLine(
  run: Run,
  id: LocationLine['id'],
  step: Pick<LocationLine, 'state' | 'problem'>,
): ReturnType<RegistrationFile['update']> {
  const at = new Date(run.at.serverNowMs()).toISOString();
  const locations = run.file.registration?.locations ?? [];
  return update(run, {
    locations: locations.map((line) => (line.id === id ? { ...line, ...step, at } : line)),
  });
}

function update(
  { id, file, onChange }: Run,
  change: Partial<Registration>,
): ReturnType<RegistrationFile['update']> {
  if (file.registration?.id !== id) return { ok: true, value: null };
  const written = file.update({ ...file.registration, ...change });
  onChange();
  return written;
}
