import type { LocationId } from '../../../contract/model/ids.ts';
import type { ModerationItemName } from '../../../contract/model/partner.ts';
import type { Problem } from '../../../contract/model/problem.ts';
import { texts } from '../../texts.ts';
import type { PartnerAtWork } from '../partnerAtWork.ts';
import type { ModerationBook } from './moderationBook.ts';
import { reopened } from './moderationFile.ts';
import { moderationSteps } from './moderationSteps.ts';
import { pageFault } from './pageFault.ts';

/** Runs one item of the checklist and writes down what came of it. Interrupted, it stays open with its evidence. */
export async function runItem(
  book: ModerationBook,
  at: PartnerAtWork,
  name: ModerationItemName,
  signal: AbortSignal,
): Promise<void> {
  const { locationId } = book.kept;
  const nowText = (): string => new Date(at.serverNowMs()).toISOString();
  // An open item with evidence was interrupted, and goes on where it was.
  book.change(name, locationId, (item) => ({
    ...item,
    state: 'running',
    at: nowText(),
    problem: null,
    evidence: item.state === 'open' ? item.evidence : [],
  }));
  const problem = await problemWith(book, at, name, locationId, signal, nowText);
  if (signal.aborted) {
    book.change(name, locationId, reopened);
    return;
  }
  const state = problem ? 'failed' : 'passed';
  book.change(name, locationId, (item) => ({ ...item, state, at: nowText(), problem }));
  if (name === 'disconnectsAndReconnects' && !problem) creditConnect(book, locationId);
}

async function problemWith(
  book: ModerationBook,
  at: PartnerAtWork,
  name: ModerationItemName,
  locationId: LocationId | null,
  signal: AbortSignal,
  nowText: () => string,
): Promise<Problem | null> {
  const step = moderationSteps[name];
  if (!step) {
    const fault = pageFault(name, book.kept);
    return fault === null ? null : { kind: 'invalidInput', detail: fault };
  }
  if (locationId === null) return { kind: 'invalidInput', detail: texts.partner.moderation.chooseLocation };
  return step({
    at,
    locationId,
    signal,
    note: (request, answer) => {
      const noted = { at: nowText(), request, answer };
      book.change(name, locationId, (item) => ({ ...item, evidence: [...item.evidence, noted] }));
    },
    ask: (problem) => {
      book.change(name, locationId, (item) => ({ ...item, problem }));
    },
    hasNoted: (operation) =>
      book.item(name)?.evidence.some(({ request }) => request.operation === operation) ?? false,
    paymentId: book.kept.paymentId,
    keepPayment: (id) => {
      book.setPayment(locationId, id);
    },
  });
}

/** What comes after the disconnection is all that the item about connecting asks for. */
function creditConnect(book: ModerationBook, locationId: LocationId | null): void {
  const evidence = book.item('disconnectsAndReconnects')?.evidence ?? [];
  const from = evidence.findLastIndex(({ request }) => request.operation === 'uninstallApplication') + 1;
  const rest = evidence.slice(from);
  if (!rest.some(({ request }) => request.operation === 'activateInstallation')) return;
  book.change('connects', locationId, (item) =>
    item.state === 'passed'
      ? item
      : { ...item, state: 'passed', at: rest.at(-1)?.at ?? null, problem: null, evidence: rest },
  );
}
