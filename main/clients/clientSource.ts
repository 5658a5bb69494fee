import type { ClientId } from '../../contract/model/ids.ts';
import type { Location } from '../../contract/model/location.ts';
import type { Result } from '../../contract/result.ts';
import type { Priority } from '../altegio/budget.ts';
import type { ApiError } from '../altegio/apiError.ts';
import type { ClientRecord, FoundClientRow } from '../altegio/clients.ts';
import type { Appointment } from '../altegio/appointmentRow.ts';

/** Where the directory asks when it does not know: Altegio in the app, a fake in tests. */
export interface ClientSource {
  /** Clients whose number holds these digits. */
  search(
    location: Location,
    digits: string,
    signal: AbortSignal,
  ): Promise<Result<readonly FoundClientRow[], ApiError>>;
  /** The client's card. */
  card(
    location: Location,
    id: ClientId,
    signal: AbortSignal,
    priority?: Priority,
  ): Promise<Result<ClientRecord, ApiError>>;
  /** Appointments of a year back and half a year ahead. */
  appointments(
    location: Location,
    id: ClientId,
    signal: AbortSignal,
  ): Promise<Result<readonly Appointment[], ApiError>>;
}
