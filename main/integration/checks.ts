import type { LocationId } from '../../contract/model/ids.ts';
import type { LocationCheck } from '../../contract/model/integration.ts';
import type { Location } from '../../contract/model/location.ts';
import type { Result } from '../../contract/result.ts';
import type { ApiError } from '../altegio/apiError.ts';
import type { Clock } from '../clock.ts';
import { CheckNow } from './checkNow.ts';
import { checkQuestions, type CheckQuestionsDeps } from './checkQuestions.ts';
import type { Installation } from './installation.ts';
import type { LocationFacts } from './verdict.ts';

export interface ChecksDeps extends Pick<
  CheckQuestionsDeps,
  'watch' | 'callListMemory' | 'applicationId' | 'readStatistics'
> {
  readonly clock: Clock;
  /** As they are when asked. */
  readonly facts: (location: Location) => LocationFacts;
  readonly popupsAreOn: (id: LocationId) => boolean;
  /** Reads the status, and everybody is told what it is. */
  readonly askStatus: (
    location: Location,
    signal: AbortSignal,
  ) => Promise<Result<Installation | null, ApiError>>;
  readonly webhooks: (id: LocationId, signal: AbortSignal) => ReturnType<CheckQuestionsDeps['webhooks']>;
  readonly onChange: () => void;
  readonly onEnd: (location: Location) => void;
  readonly onBug: (error: unknown) => void;
}

/** The checks of a salon's locations: one at a time, and each location's last one is remembered. */
export class Checks {
  readonly #deps: ChecksDeps;
  readonly #last = new Map<LocationId, LocationCheck>();
  #running: CheckNow | undefined;
  #abort = new AbortController();

  constructor(deps: ChecksDeps) {
    this.#deps = deps;
  }

  /** The check that runs or ran last. */
  get check(): LocationCheck | null {
    return this.#running?.check ?? null;
  }

  /** The last check of a location that came to its end. */
  last(id: LocationId): LocationCheck | null {
    return this.#last.get(id) ?? null;
  }

  /** False: that check is under way. Another one ends for it. */
  begin(location: Location): boolean {
    const running = this.check;
    if (running?.locationId === location.id && running.endedAt === null) return false;
    this.abort();
    this.#abort = new AbortController();
    this.#run(location, this.#abort.signal).catch(this.#deps.onBug);
    return true;
  }

  abort(): void {
    this.#abort.abort();
  }

  startOver(): void {
    this.abort();
    this.#running = undefined;
    this.#last.clear();
  }

  async #run(location: Location, signal: AbortSignal): Promise<void> {
    const { watch, clock, facts, popupsAreOn, askStatus, webhooks, onChange, onEnd } = this.#deps;
    const check = new CheckNow({
      location,
      clock,
      serverNowMs: () => watch.serverClock.nowMs(),
      signal,
      onStep: onChange,
      questions: checkQuestions({
        ...this.#deps,
        location,
        signal,
        facts: () => facts(location),
        askStatus: () => askStatus(location, signal),
        popupsAreOn: () => popupsAreOn(location.id),
        webhooks: () => webhooks(location.id, signal),
      }),
    });
    this.#running = check;
    await check.run();
    if (signal.aborted) return;
    this.#last.set(location.id, check.check);
    onEnd(location);
  }
}
