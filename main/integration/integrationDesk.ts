import type { AppState } from '../../contract/model/account.ts';
import type { RequestInput, RequestOutput } from '../../contract/ipc/contract.ts';
import type { LocationId } from '../../contract/model/ids.ts';
import type { IntegrationState } from '../../contract/model/integration.ts';
import type { Outcome } from '../../contract/model/problem.ts';
import { journalLink } from '../altegio/webLinks.ts';
import type { BookDoor } from '../book/bookDoor.ts';
import type { Clock } from '../clock.ts';
import type { NoticeBoard } from '../noticeBoard.ts';
import type { NotificationWords } from '../notify/notifyCall.ts';
import { done, refusedFor } from '../outcome.ts';
import { callListMemory } from '../salon/callListMemory.ts';
import { noteUnsaved } from '../salon/noteUnsaved.ts';
import { openPage } from '../salon/openPage.ts';
import { paymentPage, type PaymentPageDeps } from '../salon/paymentPage.ts';
import type { Profile } from '../salon/profile.ts';
import { checkReport } from './checkReport.ts';
import { integrationDetails } from './integrationDetails.ts';
import { forgetStates } from './keptStates.ts';
import { noIntegration } from './noIntegration.ts';
import type { StoppedTelephony } from './noticedChanges.ts';
import { SalonIntegration, type WatchedSalon } from './salonIntegration.ts';
import { stoppedWords } from './stoppedWords.ts';

/** What is needed of the salon at work. */
interface WatchedWork {
  readonly profile: Pick<Profile, 'connection' | 'store' | 'popped' | 'dir' | 'kind'>;
  readonly watch: WatchedSalon;
}

export interface IntegrationDeskDeps extends PaymentPageDeps {
  /** To the call book of the salon that comes to work. */
  readonly bookDoor: () => BookDoor;
  readonly notices: NoticeBoard;
  readonly notify: (words: NotificationWords) => void;
  readonly about: () => Pick<AppState, 'versions' | 'platform'>;
  readonly clock: Clock;
  readonly random: () => number;
  /** It is another app from now on, or none. */
  readonly onApplicationId: () => void;
  readonly onChange: () => void;
  readonly onBug: (error: unknown) => void;
}

/** Whether telephony works in each location of the salon at work, why not, and what a person does about it. */
export class IntegrationDesk {
  readonly #deps: IntegrationDeskDeps;
  #work: WatchedWork | null = null;
  #salon: SalonIntegration | null = null;
  #open = false;

  constructor(deps: IntegrationDeskDeps) {
    this.#deps = deps;
  }

  get state(): IntegrationState {
    const salon = this.#salon;
    if (!salon || !this.#work) return noIntegration;
    return {
      applicationId: this.#work.profile.connection.applicationId,
      rows: salon.rows,
      refreshing: salon.progress,
      check: salon.check,
      change: salon.change,
    };
  }

  /** Another salon is at work from now on, or none. */
  work(work: WatchedWork | null): void {
    this.#salon?.stop();
    this.#work = work;
    this.#salon = work && this.#salonOf(work);
    this.#salon?.start();
    this.#salon?.watch(this.#open);
    this.#deps.onChange();
  }

  /** The account in this folder is forgotten; none is at work there any more. */
  forget(dir: string): void {
    noteUnsaved(this.#deps.notices, forgetStates(dir));
  }

  healthChanged(): void {
    this.#salon?.healthChanged();
  }

  callsChanged(): void {
    this.#salon?.callsChanged();
  }

  /** The app's state in this location may have changed just now. */
  installationChanged(id: LocationId): void {
    if (this.#work?.watch.locationOf(id)) this.#salon?.readSoon(id);
  }

  /** The view opens or closes. */
  watch(open: boolean): void {
    this.#open = open;
    this.#salon?.watch(open);
  }

  async details(locationId: LocationId): Promise<RequestOutput<'integration.details'>> {
    const asked = this.#ask(locationId);
    if (!asked) return refusedFor('gone');
    const { salon, location, work, applicationId } = asked;
    const installation = salon.installation(locationId);
    const noticed =
      applicationId === null
        ? []
        : await salon.noticed.noticed(locationId, applicationId, installation?.log ?? []);
    salon.webhooks.refresh(locationId);
    const { health } = work.watch;
    const webhooks = salon.webhooks.of(locationId);
    const mayReadClients = work.watch.clientRights.of(locationId);
    return {
      kind: 'details',
      details: integrationDetails({ location, health, installation, noticed, mayReadClients, webhooks }),
    };
  }

  /** Begins a check; without a location the status of all is read. */
  check(locationId: LocationId | null): Outcome {
    if (locationId === null) {
      this.#salon?.readAll();
      return this.#salon ? done : refusedFor('gone');
    }
    const asked = this.#ask(locationId);
    if (!asked) return refusedFor('gone');
    return asked.salon.beginCheck(asked.location) ? done : refusedFor('alreadyRunning');
  }

  copyReport(locationId: LocationId): Outcome {
    const asked = this.#ask(locationId);
    const check = asked?.salon.lastCheck(locationId);
    const row = asked?.salon.rows.find(({ id }) => id === locationId);
    if (!asked || !check || !row) return refusedFor('gone');
    const { health, serverClock } = asked.work.watch;
    const writtenAt = new Date(serverClock.nowMs()).toISOString();
    this.#deps.copy(checkReport({ check, row, health, writtenAt, ...this.#deps.about() }));
    return done;
  }

  setApplicationId(applicationId: number | null): Outcome {
    if (!this.#work || !this.#salon) return refusedFor('gone');
    const { connection, store } = this.#work.profile;
    if (connection.applicationId === applicationId) return done;
    const kept = store.remember({ connection: { ...connection, applicationId } });
    this.#salon.startOver();
    this.#deps.onApplicationId();
    return kept.ok ? done : refusedFor(kept.error.kind === 'diskFull' ? 'diskFull' : 'diskError');
  }

  async paymentPage({ locationId, then }: RequestInput<'integration.paymentPage'>): Promise<Outcome> {
    const asked = this.#ask(locationId);
    if (!asked) return refusedFor('gone');
    const { work, applicationId } = asked;
    if (applicationId === null) return refusedFor('noApplicationId');
    const request = { locationId, applicationId };
    return paymentPage(this.#deps, work.watch.api, request, then, { priority: 'lookup' });
  }

  openAltegio(locationId: LocationId): Promise<Outcome> {
    return openPage(this.#deps.openLink, this.#ask(locationId) && journalLink(locationId));
  }

  #ask(locationId: LocationId) {
    const work = this.#work;
    const salon = this.#salon;
    const location = work?.watch.locationOf(locationId);
    if (!work || !salon || !location) return null;
    return { work, salon, location, applicationId: work.profile.connection.applicationId };
  }

  #salonOf(work: WatchedWork): SalonIntegration {
    const { profile, watch } = work;
    const { bookDoor, notices } = this.#deps;
    return new SalonIntegration({
      ...this.#deps,
      watch,
      book: bookDoor(),
      dir: profile.kind === 'salon' ? profile.dir : null,
      popped: profile.popped,
      callListMemory: callListMemory(profile, notices),
      applicationId: () => profile.connection.applicationId,
      settings: () => profile.store.settings,
      onStopped: (stopped) => {
        this.#tellStopped(stopped);
      },
    });
  }

  #tellStopped({ word, titles }: StoppedTelephony): void {
    const { notices, notify } = this.#deps;
    const told = notices.notices.find((notice) => notice.kind === 'integrationChanged');
    // What was not put away yet is not forgotten for what comes on top of it.
    const before = told?.word === word ? told.locations : [];
    notices.put({ kind: 'integrationChanged', word, locations: [...new Set([...before, ...titles])] });
    notify(stoppedWords({ word, titles }));
  }
}
