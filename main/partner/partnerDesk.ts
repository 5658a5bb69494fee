import type {
  LedgerEntry,
  Moderation,
  PartnerAction,
  PartnerState,
  PreparedAction,
  Registration,
} from '../../contract/model/partner.ts';
import type { Outcome, Problem, ProblemKind } from '../../contract/model/problem.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import type { FileSystem } from '../files/fileSystem.ts';
import type { ManagerDesk } from '../manager/managerDesk.ts';
import { refused } from '../outcome.ts';
import type { SalonAtWork } from '../salon/salonAtWork.ts';
import type { Keyring } from '../secrets/keyring.ts';
import { actionKinds } from './actionKinds.ts';
import { noPartner } from './noPartner.ts';
import type { PartnerAtWork, PartnerDoor } from './partnerAtWork.ts';
import { openPartnerFolder, type PartnerFolder } from './partnerFolder.ts';
import { PartnerWork, type PartnerWorkDeps } from './partnerWork.ts';
import { PreparedActions } from './preparedActions.ts';
import { LONGEST_LINK } from './registrationLink.ts';

export interface PartnerDeskDeps extends Omit<PartnerWorkDeps, 'onLink'> {
  readonly manager: Pick<ManagerDesk, 'use' | 'state'>;
  readonly keyring: Keyring;
  /** The name of this computer's user. */
  readonly who: string;
  /** Of the profile at work. */
  readonly moderation: () => Moderation;
  /** Nothing is sent before it: starting the network competes with painting the window. */
  readonly firstPaint: Promise<void>;
  readonly fs?: FileSystem;
  /** A link that came from outside cannot be taken. */
  readonly onLinkRefused: (kind: ProblemKind) => void;
}

const LEDGER_LOOK_MS = 2_000;

const no = (kind: ProblemKind): Result<never, Problem> => err({ kind, detail: null });

/** What the owner of the Marketplace app does from here: connect, bill, disconnect, pass moderation. */
export class PartnerDesk implements PartnerDoor {
  readonly #deps: PartnerDeskDeps;
  readonly #prepared: PreparedActions;
  /** By path: what is on its way while profiles change still ends in its own. */
  readonly #folders = new Map<string, PartnerFolder>();
  #salon: SalonAtWork | null = null;
  #work: PartnerWork | null = null;
  /** Receivers end one after the other, so that the next one finds its port free. */
  #ended: Promise<void> = Promise.resolve();
  #lookingAtLedger = false;
  #held: { readonly link: string; readonly source: Registration['source'] } | null = null;

  constructor(deps: PartnerDeskDeps) {
    this.#deps = deps;
    this.#prepared = new PreparedActions({ ...deps, kinds: actionKinds });
  }

  /** Nothing shows while the manager's PIN is locked. */
  get state(): PartnerState {
    const work = this.#work;
    if (!work || !this.#unlocked) return noPartner;
    return {
      ...noPartner,
      ready: true,
      registration: work.registrations.registration,
      receiver: work.receiver.state,
      moderation: this.#deps.moderation(),
      ledgerChange: work.at.ledger.change,
    };
  }

  work(salon: SalonAtWork | null): void {
    this.#end();
    this.#salon = salon;
    this.#keepUp();
    this.#changed();
  }

  async stop(): Promise<void> {
    this.#salon = null;
    this.#end();
    await this.#ended;
    for (const { ledger } of this.#folders.values()) ledger.close();
  }

  /** The PIN was unlocked or locked. */
  managerChanged(): void {
    this.#keepUp();
    this.#changed();
  }

  /** The salon at work goes by another application id. */
  applicationChanged(): void {
    this.#keepUp();
    this.#changed();
  }

  /** The account in this folder is forgotten. What was sent stays in the ledger. */
  forget(dir: string): void {
    const { registration, tokens, receiver } = this.#folderOf(dir);
    registration.clear();
    tokens.clear();
    receiver.keep({ on: false, port: null });
  }

  /** How many telephony tokens the profile in this folder keeps. */
  telephonyTokens(dir: string): number {
    return this.#folderOf(dir).tokens.count;
  }

  /** A link from outside, perhaps a stranger's: it is read once the PIN is unlocked, and nothing more. */
  offer(link: string, source: Registration['source']): void {
    if (link.length > LONGEST_LINK) return;
    this.#held = { link, source };
    this.#readHeld();
  }

  enter(): Result<PartnerAtWork, Problem> {
    const work = this.#enterWork();
    return work.ok ? ok(work.value.at) : work;
  }

  /** Answers with the id of the registration that the link holds. */
  async readLink(link: string): Promise<Result<string, Problem>> {
    const work = this.#enterWork();
    return work.ok ? work.value.registrations.read(link, 'pasted') : work;
  }

  activate(registrationId: string): Outcome {
    const work = this.#enterWork();
    return work.ok ? work.value.registrations.activate(registrationId) : refused(work.error);
  }

  dropLink(): Outcome {
    const work = this.#enterWork();
    return work.ok ? work.value.registrations.drop() : refused(work.error);
  }

  async setReceiver(on: boolean, port: number | null): Promise<Outcome> {
    const work = this.#enterWork();
    return work.ok ? work.value.setReceiver(on, port) : refused(work.error);
  }

  async prepare(action: PartnerAction): Promise<Result<PreparedAction, Problem>> {
    const at = this.enter();
    return at.ok ? this.#prepared.prepare(action, at.value) : at;
  }

  async send(id: string, typed: string | null): Promise<Outcome> {
    const at = this.enter();
    return at.ok ? this.#prepared.send(id, typed) : refused(at.error);
  }

  /** Newest first. */
  ledger(
    offset: number,
    limit: number,
  ): Result<{ readonly entries: LedgerEntry[]; readonly total: number }, Problem> {
    const at = this.enter();
    if (!at.ok) return at;
    at.value.ledger.lookAgain();
    return ok(at.value.ledger.list(offset, limit));
  }

  /** As long as somebody may look, what the command line sends is seen here as well. */
  #watchLedger(): void {
    if (this.#lookingAtLedger || !this.#work || !this.#unlocked) return;
    this.#lookingAtLedger = true;
    this.#deps.clock.after(LEDGER_LOOK_MS, () => {
      this.#lookingAtLedger = false;
      if (this.#unlocked) this.#work?.at.ledger.lookAgain();
      this.#watchLedger();
    });
  }

  #enterWork(): Result<PartnerWork, Problem> {
    if (!this.#deps.manager.use()) return no('pinNeeded');
    if (!this.#salon) return no('gone');
    this.#keepUp();
    return this.#work ? ok(this.#work) : no('noApplicationId');
  }

  get #unlocked(): boolean {
    const { unlockedUntil } = this.#deps.manager.state;
    return unlockedUntil !== null && Date.parse(unlockedUntil) > this.#deps.clock.now();
  }

  /** The app's id may be entered or changed while the salon is at work. */
  #keepUp(): void {
    const applicationId = this.#salon?.profile.connection.applicationId ?? null;
    if (applicationId === (this.#work?.at.applicationId ?? null)) return;
    this.#end();
    if (this.#salon && applicationId !== null) this.#begin(this.#salon, applicationId);
  }

  #begin(salon: SalonAtWork, applicationId: number): void {
    const deps: PartnerWorkDeps = {
      ...this.#deps,
      onChange: () => {
        this.#changed();
      },
      onLink: (link, source) => {
        this.offer(link, source);
      },
    };
    const work = new PartnerWork(deps, salon, applicationId, this.#folderOf(salon.profile.dir));
    this.#work = work;
    void Promise.all([this.#deps.firstPaint, this.#ended])
      .then(() => work.start())
      .catch(this.#deps.onBug);
  }

  #end(): void {
    const work = this.#work;
    this.#work = null;
    this.#prepared.clear();
    if (work) this.#ended = this.#ended.then(() => work.stop()).catch(this.#deps.onBug);
  }

  #changed(): void {
    this.#watchLedger();
    this.#deps.onChange();
    this.#readHeld();
  }

  #readHeld(): void {
    const registrations = this.#work?.registrations;
    const held = this.#held;
    if (!held || !registrations || registrations.busy || !this.#unlocked) return;
    this.#held = null;
    void registrations
      .read(held.link, held.source)
      .then((read) => {
        if (!read.ok) this.#deps.onLinkRefused(read.error.kind);
      })
      .catch(this.#deps.onBug);
  }

  #folderOf(dir: string): PartnerFolder {
    const known = this.#folders.get(dir);
    if (known) return known;
    const folder = openPartnerFolder({
      ...this.#deps,
      dir,
      now: () => this.#deps.clock.now(),
      onChange: () => {
        this.#changed();
      },
    });
    this.#folders.set(dir, folder);
    return folder;
  }
}
