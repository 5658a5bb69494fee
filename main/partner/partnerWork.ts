import type { LocationId } from '../../contract/model/ids.ts';
import type { Registration } from '../../contract/model/partner.ts';
import type { Outcome } from '../../contract/model/problem.ts';
import type { Clock } from '../clock.ts';
import { done, refused, refusedFor } from '../outcome.ts';
import type { SalonAtWork } from '../salon/salonAtWork.ts';
import type { PartnerAtWork } from './partnerAtWork.ts';
import type { PartnerFolder } from './partnerFolder.ts';
import { Receiver } from './receiver/receiver.ts';
import { Registrations } from './registrations.ts';

export interface PartnerWorkDeps {
  readonly clock: Clock;
  readonly randomId: () => string;
  readonly onChange: () => void;
  /** A registration redirect came from outside. */
  readonly onLink: (link: string, source: Registration['source']) => void;
  readonly onInstallation: (id: LocationId) => void;
  /** What was sent to the receiver as a notice and is none. */
  readonly onUnreadable: (count: number) => void;
  readonly onBug: (error: unknown) => void;
}

/** The partner's work for one salon: its registration goes on and its receiver listens, whether anybody looks or not. */
export class PartnerWork {
  readonly at: PartnerAtWork;
  readonly registrations: Registrations;
  readonly receiver: Receiver;
  readonly #folder: PartnerFolder;
  readonly #end = new AbortController();

  constructor(
    deps: PartnerWorkDeps,
    { profile, watch, partnerToken }: SalonAtWork,
    applicationId: number,
    folder: PartnerFolder,
  ) {
    const { ledger, tokens, registration: file } = folder;
    const chainOf = (id: LocationId): number | null => watch.locationOf(id)?.chain?.id ?? null;
    this.#folder = folder;
    this.at = {
      ...deps,
      dir: profile.dir,
      api: watch.api,
      applicationId,
      ledger,
      signal: this.#end.signal,
      locationOf: (id) => watch.locationOf(id),
      locations: () => watch.locations,
      serverNowMs: () => watch.serverClock.nowMs(),
      telephonyToken: (id) => tokens.find(id, chainOf(id))?.text ?? null,
      telephonyMates: (id) => tokens.find(id, chainOf(id))?.locationIds ?? [],
    };
    this.registrations = new Registrations({ ...deps, at: this.at, file, tokens, partnerToken });
    this.receiver = new Receiver({
      ...deps,
      partnerToken,
      applicationId,
      now: () => deps.clock.now(),
      onLink: (link) => {
        deps.onLink(link, 'page');
      },
      onNotice: ({ locationId }) => {
        deps.onInstallation(locationId);
      },
    });
  }

  async start(): Promise<void> {
    if (this.#end.signal.aborted) return;
    this.registrations.start();
    const { on, port } = this.#folder.receiver.kept;
    if (on) await this.receiver.start(port);
  }

  async stop(): Promise<void> {
    this.#end.abort();
    this.registrations.stop();
    await this.receiver.stop();
  }

  /** Switches the receiver and remembers it, with the port that it found. */
  async setReceiver(on: boolean, port: number | null): Promise<Outcome> {
    const { receiver } = this.#folder;
    if (!on) await this.receiver.stop();
    const started = on ? await this.receiver.start(port) : null;
    // It may have begun to listen after another salon had come to work.
    if (this.#end.signal.aborted) {
      await this.receiver.stop();
      return refusedFor('gone');
    }
    if (started && !started.ok) return refused(started.error);
    const kept = receiver.keep({ on, port: started?.value ?? port });
    return kept.ok ? done : refused(kept.error);
  }
}
