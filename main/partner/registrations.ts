import type { Registration } from '../../contract/model/partner.ts';
import type { Outcome, Problem, ProblemKind } from '../../contract/model/problem.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import { done, refused } from '../outcome.ts';
import { type ActivationRunDeps, runActivation } from './activationRun.ts';
import { newRegistration } from './newRegistration.ts';
import type { PartnerAtWork } from './partnerAtWork.ts';
import { readRegistrationLink } from './registrationLink.ts';

export interface RegistrationsDeps extends ActivationRunDeps {
  readonly at: PartnerAtWork;
  readonly partnerToken: string;
  readonly randomId: () => string;
  readonly onBug: (error: unknown) => void;
}

const problem = (kind: ProblemKind): Problem => ({ kind, detail: null });
/** Nobody has seen what is on the screen for a shorter time than this. */
const SEEN_AFTER_MS = 1_000;

/** The registration link at hand: read, activated when a person says so, and gone on with after a restart. */
export class Registrations {
  readonly #deps: RegistrationsDeps;
  #run: AbortController | null = null;
  #reading: AbortController | null = null;
  #swappedAtMonoMs = -Infinity;

  constructor(deps: RegistrationsDeps) {
    this.#deps = deps;
  }

  get registration(): Registration | null {
    const { file, at } = this.#deps;
    return file.registrationFor(at.applicationId);
  }

  /** Links have to wait. */
  get busy(): boolean {
    return this.#reading !== null || this.#run !== null;
  }

  /** Goes on with what an earlier run had begun. */
  start(): void {
    // Somebody may have been quicker than the start.
    if (this.#run === null && this.registration?.phase === 'activating') this.#begin();
  }

  stop(): void {
    this.#run?.abort();
  }

  /**
   * Takes a link in the place of the last one, after its locations were asked for; answers with the registration's id.
   * A link that a person gives does not wait for one that came from outside.
   */
  async read(link: string, source: Registration['source']): Promise<Result<string, Problem>> {
    const { at, file, partnerToken, randomId, onChange } = this.#deps;
    if (this.#run || (this.#reading && source !== 'pasted')) return err(problem('alreadyRunning'));
    const read = readRegistrationLink(link, partnerToken);
    if (!read.ok) return read;
    this.#reading?.abort();
    const reading = new AbortController();
    this.#reading = reading;
    const signal = AbortSignal.any([reading.signal, at.signal]);
    const id = randomId();
    const registration = await newRegistration(read.value, { id, source }, { ...at, signal }).finally(() => {
      if (this.#reading === reading) this.#reading = null;
    });
    if (signal.aborted) return err(problem('gone'));
    const unauthorized = registration.locations.find((line) => line.problem?.kind === 'wrongPartnerToken');
    if (unauthorized?.problem) return err(unauthorized.problem);
    const replaces = this.registration?.phase === 'read' && source !== 'pasted';
    const taken = file.take(registration, read.value.crmToken, at.applicationId);
    if (taken.ok && replaces) this.#swappedAtMonoMs = at.clock.monotonic();
    onChange();
    return taken.ok ? ok(id) : taken;
  }

  /**
   * Begins to activate this registration, or once more what of it has not come through. Answers when that is on the
   * disk. A link from outside may have taken the place of the one that the person looked at.
   */
  activate(id: string): Outcome {
    const { at, file, onChange } = this.#deps;
    const { registration } = this;
    if (this.busy) return refused(problem('alreadyRunning'));
    if (!registration) return refused(problem('gone'));
    const swapped = at.clock.monotonic() - this.#swappedAtMonoMs < SEEN_AFTER_MS;
    if (registration.id !== id || swapped) return refused(problem('changedMeanwhile'));
    const begun = file.update(begunAnew(registration));
    if (!begun.ok) {
      file.update(registration);
      return refused(begun.error);
    }
    onChange();
    this.#begin();
    return done;
  }

  /** Forgets the link with its telephony token; what was sent stays sent. */
  drop(): Outcome {
    this.#reading?.abort();
    this.#run?.abort();
    this.#run = null;
    const cleared = this.#deps.file.clear();
    this.#deps.onChange();
    return cleared.ok ? done : refused(cleared.error);
  }

  #begin(): void {
    const run = new AbortController();
    this.#run = run;
    this.#toTheEnd(run).catch((error: unknown) => {
      if (this.#run === run) this.#run = null;
      this.#deps.onBug(error);
    });
  }

  async #toTheEnd(run: AbortController): Promise<void> {
    const { file, onChange } = this.#deps;
    const finished = await runActivation(this.#deps, run.signal);
    if (this.#run !== run) return;
    this.#run = null;
    if (finished && file.registration) file.update({ ...file.registration, phase: 'done' });
    onChange();
  }
}

function begunAnew(registration: Registration): Registration {
  return {
    ...registration,
    phase: 'activating',
    // What failed may have arrived, so its status is read first.
    locations: registration.locations.map((line) =>
      line.state === 'failed' || line.state === 'late' ? { ...line, state: 'sending' as const } : line,
    ),
    telephony: registration.telephony === 'failed' ? 'waiting' : registration.telephony,
    telephonyProblem: null,
  };
}
