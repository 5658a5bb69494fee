import type { LocationId } from '../../contract/model/ids.ts';
import type { Result } from '../../contract/result.ts';
import type { ApiError } from '../altegio/apiError.ts';

/** Whether the user may read clients, location by location: what Altegio's own answers have told so far. */
export class ClientRights {
  readonly #granted = new Map<LocationId, boolean>();

  /** Null: nobody has asked there yet. */
  of(id: LocationId): boolean | null {
    return this.#granted.get(id) ?? null;
  }

  /** Hands the answer on; only one that says yes or no to the right teaches something. */
  learn<T>(id: LocationId, answer: Result<T, ApiError>): Result<T, ApiError> {
    if (answer.ok) this.#granted.set(id, true);
    else if (answer.error.kind === 'forbidden') this.#granted.set(id, false);
    return answer;
  }
}
