import type { PartnerAction, ShownRequest } from '../../../contract/model/partner.ts';
import type { Outcome, Problem, ProblemKind } from '../../../contract/model/problem.ts';
import { err, ok, type Result } from '../../../contract/result.ts';
import type { ApiError } from '../../altegio/apiError.ts';
import { problemOf } from '../../altegio/problemOf.ts';
import { shownRequest } from '../../altegio/shownRequest.ts';
import {
  setWebhookSettings,
  setWebhookSettingsOperation,
  webhookSettings,
  type WebhookSettings,
  type WebhookWrite,
} from '../../altegio/webhookSettings.ts';
import { done, refused } from '../../outcome.ts';
import { texts } from '../../texts.ts';
import type { ActionKind } from '../actionKind.ts';
import type { LedgerHold } from '../ledger.ts';
import type { PartnerAtWork } from '../partnerAtWork.ts';
import { pause } from '../../pause.ts';
import { sendOnce } from '../sendOnce.ts';
import { differenceOf, faultOfAddresses, sameAddresses, withoutQuery } from './webhookAddresses.ts';

type WebhookAction = Extract<PartnerAction, { kind: 'webhooks' }>;

const words = texts.partner.webhooks;
const AFTER_LOST_MS = 2_000;
const problem = (kind: ProblemKind, detail: string | null): Problem => ({ kind, detail });

/**
 * Replaces the event addresses of a location. The list belongs to all vendors and there is no conditional write, so it
 * is shown as it will be, read again right before, and read back after.
 */
export const webhookAction: ActionKind<'webhooks'> = async (action, at) => {
  const shown = await present(at, action);
  if (!shown.ok) return shown;
  const fault = faultOfWrite(action, shown.value);
  if (fault !== null) return err(problem('invalidInput', fault));

  const { locationId, urls, active } = action;
  const write: WebhookWrite = { locationId, urls, active, flags: shown.value.flags };
  return ok({
    requests: [shownRequest(setWebhookSettingsOperation(write))],
    typeToConfirm: null,
    difference: differenceOf(shown.value.urls, urls),
    send: () => sendIfUnchanged(at, action, write, shown.value),
  });
};

async function sendIfUnchanged(
  at: PartnerAtWork,
  action: WebhookAction,
  write: WebhookWrite,
  shown: WebhookSettings,
): Promise<Outcome> {
  const sent = await at.ledger.whileHeld((hold) => sendHeld(at, action, write, shown, hold));
  return sent.ok ? sent.value : refused(sent.error);
}

async function sendHeld(
  at: PartnerAtWork,
  action: WebhookAction,
  write: WebhookWrite,
  shown: WebhookSettings,
  hold: LedgerHold,
): Promise<Outcome> {
  const now = await present(at, action);
  if (!now.ok) return refused(now.error);
  if (!sameSettings(now.value, shown)) return refused(problem('changedMeanwhile', words.listChanged));

  const { locationId } = action;
  const sent = await sendOnce(at.ledger, {
    operation: 'setHookSettings',
    locationIds: [locationId],
    request: withoutQueries(write),
    send: () => writeAndRead(at, write),
    answerOf: (after) => faultAfter(write, after) ?? words.written(after.urls.length),
    hold,
  });
  if (sent.ok) {
    const fault = faultAfter(write, sent.value);
    return fault === null ? done : refused(problem('changedMeanwhile', fault));
  }
  if (sent.error.kind !== 'lost') return refused(sent.error.problem);

  const { entryId } = sent.error;
  await pause(at.clock, AFTER_LOST_MS, at.signal);
  const after = await present(at, action);
  if (after.ok && faultAfter(write, after.value) === null) {
    at.ledger.end(entryId, { state: 'done', answer: words.foundWritten, problem: null });
    return done;
  }
  const answer = after.ok ? words.foundUnwritten : words.unreadable;
  const next = after.ok ? 'sendAgain' : 'look';
  at.ledger.end(entryId, { state: 'lost', next, answer, problem: sent.error.problem });
  return refused(sent.error.problem);
}

async function writeAndRead(
  { api }: PartnerAtWork,
  write: WebhookWrite,
): Promise<Result<WebhookSettings, ApiError>> {
  const written = await setWebhookSettings(api, write);
  if (!written.ok) return written;
  const after = await webhookSettings(api, { locationId: write.locationId });
  return after.ok ? after : written;
}

async function present(
  { api }: PartnerAtWork,
  { locationId }: WebhookAction,
): Promise<Result<WebhookSettings, Problem>> {
  const settings = await webhookSettings(api, { locationId });
  return settings.ok ? settings : err(problemOf(settings.error, 'wrongUserToken'));
}

function faultOfWrite({ urls, active }: WebhookAction, shown: WebhookSettings): string | null {
  const fault = faultOfAddresses(urls, shown.urls);
  if (fault !== null) return fault;
  return active === shown.active && sameAddresses(urls, shown.urls) ? words.nothingChanges : null;
}

function sameSettings(one: WebhookSettings, other: WebhookSettings): boolean {
  return (
    one.active === other.active &&
    sameAddresses(one.urls, other.urls) &&
    oddFlag(one.flags, other.flags) === null
  );
}

/** In which point the settings are not what was asked for; null: in none. */
function faultAfter(wanted: WebhookWrite, after: WebhookSettings): string | null {
  const { added, removed } = differenceOf(after.urls, wanted.urls);
  const flag = oddFlag(wanted.flags, after.flags);
  const faults = [
    ...added.map((url) => words.missing(withoutQuery(url))),
    ...removed.map((url) => words.unasked(withoutQuery(url))),
    ...(after.active === wanted.active ? [] : [after.active ? words.stillOn : words.stillOff]),
    ...(flag === null ? [] : [words.flagDiffers(flag)]),
  ];
  return faults.length === 0 ? null : faults.join('; ');
}

function oddFlag(wanted: WebhookSettings['flags'], found: WebhookSettings['flags']): string | null {
  return Object.keys(wanted).find((name) => (found[name] ?? wanted[name]) !== wanted[name]) ?? null;
}

// The ledger is kept for good and shown to many: other vendors' secrets have no place there.
const withoutQueries = (write: WebhookWrite): ShownRequest =>
  shownRequest(setWebhookSettingsOperation({ ...write, urls: write.urls.map(withoutQuery) }));
