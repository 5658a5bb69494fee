import type {
  LedgerEntry,
  Moderation,
  PartnerAction,
  PartnerState,
  PreparedAction,
} from '../../contract/model/partner.ts';
import type { Outcome, Problem, ProblemKind } from '../../contract/model/problem.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import type { Clock } from '../clock.ts';
import type { SalonAtWork } from '../integration/integrationDesk.ts';
import type { ManagerDesk } from '../manager/managerDesk.ts';
import { actionKinds } from './actionKinds.ts';
import { Ledger } from './ledger.ts';
import { noPartner } from './noPartner.ts';
import type { PartnerAtWork, PartnerDoor } from './partnerAtWork.ts';
import { PreparedActions } from './preparedActions.ts';

export interface PartnerDeskDeps {
  readonly clock: Clock;
  readonly manager: Pick<ManagerDesk, 'use' | 'state'>;
  readonly randomId: () => string;
  /** The name of this computer's user. */
  readonly who: string;
  /** Of the profile at work. */
  readonly moderation: () => Moderation;
  readonly onChange: () => void;
}

const refuse = (kind: ProblemKind): Result<never, Problem> => err({ kind, detail: null });

/** What the owner of the Marketplace app does from here: connect, bill, disconnect, pass moderation. */
export class PartnerDesk implements PartnerDoor {
  readonly #deps: PartnerDeskDeps;
  readonly #prepared: PreparedActions;
  /** By folder: what is on its way while profiles change still ends in its own ledger. */
  readonly #ledgers = new Map<string, Ledger>();
  #work: SalonAtWork | null = null;

  constructor(deps: PartnerDeskDeps) {
    this.#deps = deps;
    this.#prepared = new PreparedActions({ ...deps, kinds: actionKinds });
  }

  /** Nothing shows while the manager's PIN is locked. */
  get state(): PartnerState {
    const at = this.#unlocked ? this.#atWork() : null;
    if (!at) return noPartner;
    return {
      ...noPartner,
      ready: true,
      moderation: this.#deps.moderation(),
      ledgerChange: at.ledger.change,
    };
  }

  work(work: SalonAtWork | null): void {
    this.#prepared.clear();
    this.#work = work;
    this.#deps.onChange();
  }

  /** The PIN was unlocked or locked. */
  managerChanged(): void {
    this.#deps.onChange();
  }

  enter(): Result<PartnerAtWork, Problem> {
    if (!this.#deps.manager.use()) return refuse('pinNeeded');
    if (!this.#work) return refuse('gone');
    const at = this.#atWork();
    return at ? ok(at) : refuse('noApplicationId');
  }

  async prepare(action: PartnerAction): Promise<Result<PreparedAction, Problem>> {
    const at = this.enter();
    return at.ok ? this.#prepared.prepare(action, at.value) : at;
  }

  async send(id: string, typed: string | null): Promise<Outcome> {
    const at = this.enter();
    return at.ok ? this.#prepared.send(id, typed) : { kind: 'problem', problem: at.error };
  }

  /** Newest first. */
  ledger(
    offset: number,
    limit: number,
  ): Result<{ readonly entries: LedgerEntry[]; readonly total: number }, Problem> {
    const at = this.enter();
    return at.ok ? ok(at.value.ledger.list(offset, limit)) : at;
  }

  get #unlocked(): boolean {
    const { unlockedUntil } = this.#deps.manager.state;
    return unlockedUntil !== null && Date.parse(unlockedUntil) > this.#deps.clock.now();
  }

  #atWork(): PartnerAtWork | null {
    if (!this.#work) return null;
    const { profile, watch } = this.#work;
    const { applicationId } = profile.connection;
    if (applicationId === null) return null;
    return {
      dir: profile.dir,
      api: watch.api,
      applicationId,
      ledger: this.#ledgerOf(profile.dir),
      locationOf: (id) => watch.locationOf(id),
      locations: () => watch.locations,
      serverNowMs: () => watch.serverClock.nowMs(),
      clock: this.#deps.clock,
    };
  }

  #ledgerOf(dir: string): Ledger {
    const open = this.#ledgers.get(dir);
    if (open) return open;
    const ledger = Ledger.open({ ...this.#deps, dir, now: () => this.#deps.clock.now() });
    this.#ledgers.set(dir, ledger);
    return ledger;
  }
}
