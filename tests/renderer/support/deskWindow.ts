import { expect, type ElectronApplication, type Page } from '@playwright/test';
import type { EventName, RequestName, WindowName } from '../../../contract/ipc/channels.ts';
import {
  events,
  requests,
  type IpcError,
  type RequestInput,
  type RequestOutput,
} from '../../../contract/ipc/contract.ts';
import type { Account, AppState } from '../../../contract/model/account.ts';
import type {
  BookCursor,
  BookRow,
  BookState,
  CallDetails,
  ManagerState,
} from '../../../contract/model/callBook.ts';
import type { CallFilter } from '../../../contract/model/callFilter.ts';
import type { CallCard } from '../../../contract/model/card.ts';
import type { Health } from '../../../contract/model/health.ts';
import type { IntegrationState } from '../../../contract/model/integration.ts';
import type { PartnerState } from '../../../contract/model/partner.ts';
import type { Outcome, ProblemKind } from '../../../contract/model/problem.ts';
import type { Settings } from '../../../contract/model/settings.ts';
import { ok, type Result } from '../../../contract/result.ts';
import { limits } from '../../../scripts/testLimits.ts';
import { harmlessAnswers } from './mockBridge.ts';
import type { Desk } from './sampleDesk.ts';

interface Host {
  answers: Record<string, Result<unknown, IpcError>>;
  makers: Partial<{ [N in RequestName]: (input: RequestInput<N>) => Result<unknown, IpcError> }>;
  asked: { name: RequestName; input: unknown }[];
  mostHeight: number;
  listen(names: readonly string[]): void;
  open(page: string, width: number, height: number): void;
  send(channel: string, payload: unknown): void;
  hold(name: string): void;
  letGo(name: string): void;
}

declare global {
  // The host's main process has it; see host/main.mjs.
  var host: Host;
}

export const problem = (kind: ProblemKind, detail: string | null = null): Outcome => ({
  kind: 'problem',
  problem: { kind, detail },
});

const sizes = { main: [1120, 800], popup: [424, 480] } as const;

/** One window with the state it is told, and the requests it sends. */
export class DeskWindow {
  readonly page: Page;
  readonly #app: ElectronApplication;
  readonly #desk: Desk;
  #revision = 100;

  private constructor(app: ElectronApplication, page: Page, desk: Desk) {
    this.#app = app;
    this.page = page;
    this.#desk = desk;
  }

  static async open(
    app: ElectronApplication,
    name: WindowName,
    desk: Desk,
    onComplaint: (text: string) => void,
  ): Promise<DeskWindow> {
    const answers = harmlessAnswers(desk);
    const opened = app.waitForEvent('window', { timeout: limits.seen });
    await app.evaluate(
      (_electron, [given, page, width, height]) => {
        host.answers = given;
        host.makers = {};
        host.asked = [];
        host.mostHeight = 5000;
        host.open(page, width, height);
      },
      [answers, `${name}-window`, ...sizes[name]] as const,
    );
    const page = await opened;
    // What the content policy refuses is among the errors on the console.
    page.on('console', (message) => {
      if (message.type() === 'error') onComplaint(message.text());
    });
    page.on('pageerror', (error) => onComplaint(error.message));
    await page.waitForFunction(() => document.documentElement.dataset['theme'] !== undefined);
    return new DeskWindow(app, page, desk);
  }

  /** Sends a whole slice, parsed by the contract, as main would. */
  async #send(channel: EventName, slice: object): Promise<void> {
    this.#revision += 1;
    const payload: unknown = events[channel].parse({ ...slice, revision: this.#revision });
    await this.#app.evaluate((_electron, [to, what]) => host.send(to, what), [channel, payload] as const);
  }

  showCards(
    cards: readonly CallCard[],
    more: readonly CallCard[] = [],
    keysWanted = 0,
    serverOffsetMs = 0,
  ): Promise<void> {
    return this.#send('cards.changed', { cards, more, keysWanted, serverOffsetMs });
  }

  /** How high the popup may become, as on a small screen. */
  limitHeight(most: number): Promise<void> {
    return this.#app.evaluate((_electron, height) => void (host.mostHeight = height), most);
  }

  changeHealth(health: Partial<Health>): Promise<void> {
    return this.#send('health.changed', { health: { ...this.#desk.health.health, ...health } });
  }

  changeApp(app: Partial<AppState>): Promise<void> {
    return this.#send('app.changed', { app: { ...this.#desk.app.app, ...app } });
  }

  changeAccount(account: Partial<Account>): Promise<void> {
    return this.#send('account.changed', { account: { ...this.#desk.account.account, ...account } });
  }

  changeBook(book: Partial<BookState>): Promise<void> {
    return this.#send('book.changed', { book: { ...this.#desk.book.book, ...book } });
  }

  changeManager(manager: Partial<ManagerState>): Promise<void> {
    return this.#send('manager.changed', { manager: { ...this.#desk.manager.manager, ...manager } });
  }

  changeIntegration(integration: Partial<IntegrationState>): Promise<void> {
    const before = this.#desk.integration.integration;
    return this.#send('integration.changed', { integration: { ...before, ...integration } });
  }

  changePartner(partner: Partial<PartnerState>): Promise<void> {
    return this.#send('partner.changed', { partner: { ...this.#desk.partner.partner, ...partner } });
  }

  /**
   * Serves pages, counts and details out of these calls, newest first. With `total` they are repeated, minute after
   * minute into the past; they come in one piece so that 50,000 of them need not be sent.
   */
  serveBook(
    calls: readonly BookRow[],
    details: Partial<CallDetails> = {},
    total = calls.length,
  ): Promise<void> {
    return this.#app.evaluate(
      (_electron, [samples, extra, wanted]) => {
        const [newest] = samples;
        const book = Array.from({ length: newest ? wanted : 0 }, (_, place) => {
          const sample = samples[place % samples.length] ?? newest;
          if (!sample || place < samples.length) return sample;
          const id = sample.cursor.id - place;
          const startedAtMs = sample.cursor.startedAtMs - place * 60_000;
          const clientName = sample.clientName === null ? null : `${sample.clientName} ${place}`;
          const startedAt = new Date(startedAtMs).toISOString();
          const key = `${sample.locationId}:${900_000 - place}`;
          return { ...sample, key, cursor: { startedAtMs, id }, startedAt, clientName };
        })
          .filter((row) => row !== undefined)
          .sort(
            (one, other) =>
              other.cursor.startedAtMs - one.cursor.startedAtMs || other.cursor.id - one.cursor.id,
          );
        const isAfter = (one: BookCursor, other: BookCursor): boolean =>
          one.startedAtMs < other.startedAtMs || (one.startedAtMs === other.startedAtMs && one.id < other.id);
        const fits = (filter: CallFilter) =>
          book.filter(
            (row) =>
              (filter.statuses.length === 0 || filter.statuses.includes(row.status)) &&
              (filter.direction === null || filter.direction === row.direction) &&
              (filter.locationIds.length === 0 || filter.locationIds.includes(row.locationId)) &&
              (row.clientName ?? '').toLowerCase().includes(filter.search.toLowerCase()),
          );
        host.makers['book.page'] = ({ filter, order, after, limit }) => {
          const newest = order === 'newest';
          const all = newest ? fits(filter) : fits(filter).reverse();
          const rest = all.filter(
            ({ cursor }) => after === null || (newest ? isAfter(cursor, after) : isAfter(after, cursor)),
          );
          const rows = rest.slice(0, limit);
          const next = rest.length > limit ? (rows.at(-1)?.cursor ?? null) : null;
          return { ok: true, value: { kind: 'page', page: { rows, next } } };
        };
        host.makers['book.count'] = ({ filter, newerThan }) => {
          const counted = fits(filter).filter((row) => newerThan === null || isAfter(newerThan, row.cursor));
          return { ok: true, value: { kind: 'count', count: counted.length } };
        };
        host.makers['book.call'] = ({ key }) => {
          const row = book.find((one) => one.key === key);
          const note = { text: '', outcome: null, changedAt: null, sending: 'notSent', problem: null };
          const bare = {
            client: null,
            clientAsOf: null,
            note,
            solvedAt: null,
            bookedAfter: null,
            savedRows: [],
            sameNumber: [],
          };
          return { ok: true, value: { kind: 'call', call: { ...bare, ...extra, row } } };
        };
      },
      [calls, details, total] as const,
    );
  }

  changeSettings(settings: Partial<Settings>): Promise<void> {
    return this.#send('settings.changed', { settings: { ...this.#desk.settings.settings, ...settings } });
  }

  /** What this request is answered with from now on. */
  async answer<N extends RequestName>(name: N, value: RequestOutput<N>): Promise<void> {
    const answer = ok(requests[name].output.parse(value));
    await this.#app.evaluate((_electron, [to, what]) => void (host.answers[to] = what), [
      name,
      answer,
    ] as const);
  }

  hold(name: RequestName): Promise<void> {
    return this.#app.evaluate((_electron, held) => host.hold(held), name);
  }

  letGo(name: RequestName): Promise<void> {
    return this.#app.evaluate((_electron, held) => host.letGo(held), name);
  }

  /** The inputs of every request of this name so far, each one as the contract allows it. */
  async asked<N extends RequestName>(name: N): Promise<RequestInput<N>[]> {
    const inputs = await this.#app.evaluate(
      (_electron, wanted) => host.asked.filter((one) => one.name === wanted).map((one) => one.input),
      name,
    );
    return inputs.map((input) => requests[name].input.parse(input) as RequestInput<N>);
  }

  async expectAsked<N extends RequestName>(name: N, ...inputs: RequestInput<N>[]): Promise<void> {
    await expect.poll(() => this.asked(name), { message: name }).toEqual(inputs);
  }

  /** Until the popup is as high as its page asked for: what hangs on its lower edge moves with it. */
  async expectToFit(): Promise<void> {
    await expect
      .poll(async () => {
        const height = await this.page.evaluate(() => window.innerHeight);
        return (await this.asked('popup.resize')).at(-1)?.height === height;
      })
      .toBe(true);
  }

  async close(): Promise<void> {
    const odd = await this.#app.evaluate(() => host.asked);
    await this.page.close();
    for (const { name, input } of odd) {
      expect(
        requests[name].input.safeParse(input).success,
        `the input of ${name} is as the contract allows`,
      ).toBe(true);
    }
  }
}
