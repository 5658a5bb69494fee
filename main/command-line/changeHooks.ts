import type { LocationId } from '../../contract/model/ids.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import { shownRequest } from '../altegio/shownRequest.ts';
import {
  setWebhookSettings,
  setWebhookSettingsOperation,
  type WebhookSettings,
  webhookSettings,
} from '../altegio/webhookSettings.ts';
import type { Ledger, LedgerHold } from '../partner/ledger.ts';
import { sendOnce } from '../partner/sendOnce.ts';
import { withoutQuery } from '../partner/webhooks/webhookAddresses.ts';
import { unsent } from './changeOnce.ts';
import { type Ended, failed } from './ended.ts';
import { openLines } from './profileLedger.ts';
import type { Session } from './session.ts';
import { shownAddress, shownHooks } from './shownHooks.ts';

interface Wanted {
  readonly add: readonly string[];
  readonly remove: readonly string[];
  readonly active?: boolean | undefined;
}

const MOST_ADDRESSES = 10;
const OPERATION = 'setHookSettings';

/** Reads the list that all vendors share, changes what was asked for, and makes sure that nothing else went. */
export async function changeHooks(locationId: LocationId, wanted: Wanted, session: Session): Promise<Ended> {
  const { api, options } = session;
  const before = await webhookSettings(api, { locationId }, options);
  if (!before.ok) return failed(before.error);
  const merged = mergedHooks(before.value, wanted);
  if (!merged.ok) return { kind: 'wrong', text: `${merged.error} Nothing was sent.` };
  if (sameHooks(before.value, merged.value)) return { kind: 'shown', shown: shownHooks(before.value) };
  if (!(await session.agree(questionOf(before.value, merged.value)))) return { kind: 'declined' };

  const ledger = session.ledger();
  if (!ledger.ok) return { kind: 'wrong', text: ledger.error };
  const written = await ledger.value.whileHeld((hold) =>
    writeHeld(locationId, before.value, merged.value, session, ledger.value, hold),
  );
  return written.ok ? written.value : unsent(written.error);
}

async function writeHeld(
  locationId: LocationId,
  before: WebhookSettings,
  wanted: WebhookSettings,
  { api, options }: Session,
  ledger: Ledger,
  hold: LedgerHold,
): Promise<Ended> {
  // Somebody may have thought about it for a while, and a write replaces what others added meanwhile.
  const now = await webhookSettings(api, { locationId }, options);
  if (!now.ok) return failed(now.error);
  if (!sameHooks(now.value, before))
    return {
      kind: 'wrong',
      text: 'The list was changed by somebody else meanwhile. Nothing was sent: start again.',
    };

  const earlier = openLines(ledger).filter(
    ({ operation, locationIds }) => operation === OPERATION && locationIds.includes(locationId),
  );
  // Other vendors keep secrets in their addresses.
  const shown = { locationId, ...wanted, urls: wanted.urls.map(withoutQuery) };
  const written = await sendOnce(ledger, {
    operation: OPERATION,
    locationIds: [locationId],
    request: shownRequest(setWebhookSettingsOperation(shown)),
    send: () => setWebhookSettings(api, { locationId, ...wanted }, options),
    answerOf: ({ urls }) => (urls.length === 1 ? '1 address' : `${urls.length} addresses`),
    hold,
  });
  const failure = written.ok ? null : written.error;
  if (failure?.kind === 'unsent') return unsent(failure.problem);
  // The list was read since, so what was lost before cannot surprise anybody any more.
  for (const { id, problem } of earlier)
    ledger.end(id, {
      state: 'lost',
      next: 'nothing',
      answer: 'the list was read and written since',
      problem,
    });
  if (failure?.kind === 'refused') return failed(failure.error);
  const after = await webhookSettings(api, { locationId }, options);
  const isThere = after.ok && sameHooks(after.value, wanted);
  if (failure && isThere)
    ledger.end(failure.entryId, { state: 'done', answer: 'written, says the list', problem: null });
  if (isThere) return { kind: 'shown', shown: shownHooks(after.value) };
  const look = `Look with "hooks get ${locationId}".`;
  if (failure) {
    const { entryId, problem, error } = failure;
    if (after.ok)
      ledger.end(entryId, {
        state: 'lost',
        next: 'sendAgain',
        answer: 'not written, says the list',
        problem,
      });
    return { kind: 'lost', error, look };
  }
  if (!after.ok) return { kind: 'lost', error: after.error, look };
  return { kind: 'otherwise', text: `It was taken, but Altegio holds another list than was sent. ${look}` };
}

/** The list to write; the error is a sentence. */
export function mergedHooks(
  { urls, active, flags }: WebhookSettings,
  { add, remove, active: wantedActive }: Wanted,
): Result<WebhookSettings, string> {
  const removed = new Set<string>();
  for (const address of remove) {
    const found = foundIn(urls, address);
    if (found.length === 0) return err(`${shownAddress(address)} is not in the list.`);
    if (new Set(found).size > 1)
      return err(`Several addresses begin with ${shownAddress(address)}: give it in full.`);
    for (const url of found) removed.add(url);
  }
  const left = [...new Set([...urls.filter((url) => !removed.has(url)), ...add])];
  if (left.length === 0)
    return err('Altegio keeps at least one address: turn events off with --active off instead.');
  if (left.length > MOST_ADDRESSES) return err(`Altegio keeps ${MOST_ADDRESSES} addresses at most.`);
  return ok({ urls: left, active: wantedActive ?? active, flags });
}

/** The very address, or those that begin with one given without its query, as it is shown. */
function foundIn(urls: readonly string[], address: string): readonly string[] {
  const exact = urls.filter((url) => url === address);
  const begin = address.replace(/\?…$/, '');
  if (exact.length > 0 || begin.includes('?')) return exact;
  return urls.filter((url) => shownAddress(url).replace(/\?…$/, '') === begin);
}

function sameHooks(one: WebhookSettings, other: WebhookSettings): boolean {
  const sorted = ({ urls }: WebhookSettings): string => JSON.stringify([...new Set(urls)].sort());
  return one.active === other.active && sorted(one) === sorted(other);
}

function questionOf(before: WebhookSettings, after: WebhookSettings): string {
  const lines = [
    ...before.urls.map((url) => `${after.urls.includes(url) ? ' ' : '-'} ${shownAddress(url)}`),
    ...after.urls.filter((url) => !before.urls.includes(url)).map((url) => `+ ${shownAddress(url)}`),
    ...(before.active === after.active
      ? []
      : [`Events are turned ${after.active ? 'on' : 'off'}, for everybody.`]),
  ];
  return `${lines.join('\n')}\nWrite this list?`;
}
