import type { Appointment } from '../../altegio/appointmentRow.ts';
import type { ClientRecord, FoundClientRow } from '../../altegio/clients.ts';

/** What only the client's own card tells. */
export type ClientDetails = Pick<ClientRecord, 'importance' | 'categories' | 'comment' | 'balance' | 'spent'>;

/** A client as Altegio told; what is missing leaves what the book knows as it is. */
export interface ToldClient extends Pick<FoundClientRow, 'id' | 'name' | 'phoneText' | 'visitCount'> {
  /** From the client's own card. */
  readonly details?: ClientDetails | undefined;
  readonly visits?: ToldVisits | undefined;
}

/** `days`: all of these days, both included, and nothing is told about others; else the appointments are all there are. */
export interface ToldVisits {
  readonly appointments: readonly Appointment[];
  readonly days?: { readonly fromDay: string; readonly toDay: string } | undefined;
}

export interface KeptClient {
  readonly record: ClientRecord;
  /** Null: never told. */
  readonly appointments: readonly Appointment[] | null;
  readonly readAtMs: number;
}
