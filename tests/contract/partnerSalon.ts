import type { PartnerState } from '../../contract/model/partner.ts';
import type { Outcome } from '../../contract/model/problem.ts';
import type { AltegioApi } from '../../main/altegio/altegioApi.ts';
import type { Simulator } from '../../main/demo/simulator.ts';
import type { FileSystem } from '../../main/files/fileSystem.ts';
import { noPartner } from '../../main/partner/noPartner.ts';
import { PartnerDesk } from '../../main/partner/partnerDesk.ts';
import type { SalonAtWork } from '../../main/salon/salonAtWork.ts';
import { Keyring } from '../../main/secrets/keyring.ts';
import { FakeSafeStorage } from '../support/fakeSafeStorage.ts';
import { hastyClock } from '../support/partnerAtWork.ts';
import { apiTo } from './salonApi.ts';

export interface PartnerOptions {
  readonly dir: string;
  readonly api?: AltegioApi;
  readonly safeStorage?: FakeSafeStorage;
  readonly partnerToken?: string;
  readonly applicationId?: number;
  /** Locations that are watched on this desk; all by default. */
  readonly watched?: readonly number[];
  readonly fs?: FileSystem;
}

/** A partner's desk at the simulator, over real HTTP, with the manager's PIN unlocked until a test locks it. */
export class PartnerSalonDesk {
  readonly desk: PartnerDesk;
  readonly salon: SalonAtWork;
  readonly installationsTold: number[] = [];
  readonly linksRefused: string[] = [];
  unlocked = true;
  readonly #waiting = new Set<() => void>();
  #ids = 0;

  constructor(simulator: Simulator, { dir, watched, ...options }: PartnerOptions) {
    const { api, serverClock } = apiTo(simulator);
    const locations = simulator.salon.locations
      .filter(({ id }) => !watched || watched.includes(id))
      .map(({ id, title, timeZone }) => ({ id, title, timeZone, chain: simulator.salon.chain }));
    this.salon = {
      profile: { dir, connection: { applicationId: options.applicationId ?? simulator.applicationId } },
      watch: {
        api: options.api ?? api,
        serverClock,
        locations,
        locationOf: (id: number) => locations.find((location) => location.id === id),
      },
      partnerToken: options.partnerToken ?? simulator.partnerToken,
    } as unknown as SalonAtWork;
    this.desk = new PartnerDesk({
      clock: hastyClock,
      manager: {
        use: () => this.unlocked,
        get state() {
          return unlockedState();
        },
      },
      keyring: new Keyring({ safeStorage: options.safeStorage ?? new FakeSafeStorage(), platform: 'linux' }),
      who: 'mia',
      randomId: () => `${Math.random()}-${(this.#ids += 1)}`,
      firstPaint: Promise.resolve(),
      moderation: () => noPartner.moderation,
      onChange: () => {
        for (const look of [...this.#waiting]) look();
      },
      onInstallation: (id) => this.installationsTold.push(id),
      onUnreadable: () => undefined,
      onLinkRefused: (kind) => this.linksRefused.push(kind),
      onBug: (error) => {
        throw error;
      },
      ...(options.fs && { fs: options.fs }),
    });
    const unlockedState = () => ({
      pinSet: true,
      unlockedUntil: this.unlocked ? '2999-01-01T00:00:00.000Z' : null,
      blockedUntil: null,
    });
    this.desk.work(this.salon);
  }

  /** Resolves when the state is as wanted. */
  until(isWanted: (state: PartnerState) => boolean): Promise<PartnerState> {
    return new Promise((resolve) => {
      const look = (): void => {
        if (!isWanted(this.desk.state)) return;
        this.#waiting.delete(look);
        resolve(this.desk.state);
      };
      this.#waiting.add(look);
      look();
    });
  }

  /** Presses Activate for what shows. */
  activate(): Outcome {
    return this.desk.activate(this.desk.state.registration?.id ?? '');
  }

  /** Reads a link, activates it and waits for the end. */
  async connect(link: string): Promise<PartnerState> {
    const read = await this.desk.readLink(link);
    if (!read.ok) throw new Error(read.error.kind);
    const begun = this.activate();
    if (begun.kind === 'problem') throw new Error(begun.problem.kind);
    return this.until(({ registration }) => registration?.phase === 'done');
  }

  get ledger() {
    const page = this.desk.ledger(0, 200);
    return page.ok ? page.value.entries : [];
  }
}
