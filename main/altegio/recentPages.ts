import type { CallListPage } from './calls.ts';

interface Recent {
  readonly days: string;
  readonly body: string;
  readonly page: CallListPage;
}

/**
 * The last page that each location answered. Most polls bring the very same text again, and reading it again would be
 * most of what the app does all day. Its odd rows were counted the first time.
 */
export class RecentPages {
  readonly #pages = new Map<string, Recent>();

  get(place: string, days: string, body: string): CallListPage | undefined {
    const recent = this.#pages.get(place);
    return recent?.days === days && recent.body === body ? recent.page : undefined;
  }

  put(place: string, days: string, body: string, page: CallListPage): void {
    this.#pages.set(place, { days, body, page: { ...page, oddRows: 0, leftOut: undefined } });
  }
}
