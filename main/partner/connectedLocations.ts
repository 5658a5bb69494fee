import type { IntegrationWord } from '../../contract/model/integration.ts';
import type { LocationId } from '../../contract/model/ids.ts';
import type { ConnectedLocation } from '../../contract/model/partner.ts';
import type { Problem } from '../../contract/model/problem.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import type { ApiError } from '../altegio/apiError.ts';
import {
  connectedLocations,
  type ConnectedLocationPage,
  type ConnectedLocationRow,
} from '../altegio/connectedLocations.ts';
import { type InstallationStatus, installationStatus } from '../altegio/installations.ts';
import { problemOf } from '../altegio/problemOf.ts';
import type { PartnerAtWork } from './partnerAtWork.ts';
import { pause } from '../pause.ts';

export interface ConnectedLocationsDeps {
  /** What is known of a watched location; null: nothing yet. */
  readonly wordOf: (id: LocationId) => IntegrationWord | null;
}

interface KnownWord {
  readonly word: IntegrationWord;
  readonly readAtMonoMs: number;
}

const PAGE_ROWS = 200;
/** As many as the API gives at once. */
const API_ROWS = 1000;
const PAGES_PER_ANSWER = API_ROWS / PAGE_ROWS;
const AT_ONCE = 4;
const WORD_GOOD_MS = 10 * 60_000;
/** The window gets what is known by then; the rest is read on and is there when it asks again. */
const PATIENCE_MS = 4_000;

/** Where the app is connected, page by page, with the state of each location as far as it could be read. */
export class ConnectedLocations {
  readonly #deps: ConnectedLocationsDeps;
  readonly #pages = new Map<number, ConnectedLocationPage>();
  readonly #words = new Map<LocationId, KnownWord>();
  #abort = new AbortController();
  #lastRead: Promise<void> = Promise.resolve();

  constructor(deps: ConnectedLocationsDeps) {
    this.#deps = deps;
  }

  /** Another salon is at work, or none. */
  forget(): void {
    this.#abort.abort();
    this.#abort = new AbortController();
    this.#lastRead = Promise.resolve();
    this.#pages.clear();
    this.#words.clear();
  }

  /** `page` from 1; the first one is always read anew. */
  async page(
    at: PartnerAtWork,
    page: number,
  ): Promise<Result<{ readonly locations: ConnectedLocation[]; readonly more: boolean }, Problem>> {
    const { signal } = this.#abort;
    if (page === 1) this.#pages.clear();
    const apiPage = Math.ceil(page / PAGES_PER_ANSWER);
    const answer = await this.#read(at, apiPage, signal);
    if (!answer.ok) return err(problemOf(answer.error, 'wrongPartnerToken'));

    const start = ((page - 1) % PAGES_PER_ANSWER) * PAGE_ROWS;
    const rows = answer.value.locations.slice(start, start + PAGE_ROWS);
    const read = this.#lastRead.then(() => this.#readWords(at, rows, signal));
    this.#lastRead = read;
    await Promise.race([read, pause(at.clock, PATIENCE_MS, signal)]);
    return ok({
      locations: rows.map((row) => this.#describe(at, row)),
      more: start + PAGE_ROWS < answer.value.locations.length || isFull(answer.value),
    });
  }

  async #read(
    at: PartnerAtWork,
    apiPage: number,
    signal: AbortSignal,
  ): Promise<Result<ConnectedLocationPage, ApiError>> {
    const known = this.#pages.get(apiPage);
    if (known) return ok(known);
    const { api, applicationId } = at;
    const answer = await connectedLocations(
      api,
      { applicationId, page: apiPage, count: API_ROWS },
      { signal },
    );
    if (answer.ok && !signal.aborted) this.#pages.set(apiPage, answer.value);
    return answer;
  }

  async #readWords(
    at: PartnerAtWork,
    rows: readonly ConnectedLocationRow[],
    signal: AbortSignal,
  ): Promise<void> {
    const open = rows.filter(({ id }) => this.#wordOf(at, id) === null);
    const { api, applicationId, clock } = at;
    const isOver = (): boolean => signal.aborted;
    const readNext = async (): Promise<void> => {
      const row = open.shift();
      if (!row || isOver()) return;
      const status = await installationStatus(api, { locationId: row.id, applicationId }, { signal });
      const word = status.ok ? wordOfStatus(status.value) : wordOfError(status.error);
      if (word !== null && !isOver()) this.#words.set(row.id, { word, readAtMonoMs: clock.monotonic() });
      await readNext();
    };
    await Promise.all(Array.from({ length: AT_ONCE }, readNext));
  }

  #describe(at: PartnerAtWork, { id, title, city }: ConnectedLocationRow): ConnectedLocation {
    return {
      id,
      title,
      city,
      watched: at.locationOf(id) !== undefined,
      word: this.#wordOf(at, id) ?? 'unknown',
    };
  }

  #wordOf(at: PartnerAtWork, id: LocationId): IntegrationWord | null {
    const watched = this.#deps.wordOf(id);
    if (watched !== null && watched !== 'unknown') return watched;
    const known = this.#words.get(id);
    return known && at.clock.monotonic() - known.readAtMonoMs < WORD_GOOD_MS ? known.word : null;
  }
}

// Without a total, only a page that is not full tells the end.
function isFull({ rowCount }: ConnectedLocationPage): boolean {
  return rowCount >= API_ROWS;
}

function wordOfStatus(status: InstallationStatus | null): IntegrationWord {
  if (status === null) return 'notInstalled';
  return status.state === 'other' ? 'unknown' : status.state;
}

function wordOfError({ kind }: ApiError): IntegrationWord | null {
  return kind === 'forbidden' || kind === 'unauthorized' ? 'noAccess' : null;
}
