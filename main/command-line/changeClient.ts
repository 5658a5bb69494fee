import type { ClientId, LocationId } from '../../contract/model/ids.ts';
import { getClientFields, updateClient } from '../altegio/clientFields.ts';
import { change } from './change.ts';
import { type Ended, failed } from './ended.ts';
import type { Session } from './session.ts';
import { shownClient } from './shownClient.ts';

interface Changes {
  readonly name?: string | undefined;
  readonly surname?: string | undefined;
  readonly phone?: string | undefined;
  readonly email?: string | undefined;
  readonly note?: string | undefined;
}

/** Reads the card, because what is not written back is lost, and writes it with the changes. */
export async function changeClient(
  locationId: LocationId,
  clientId: ClientId,
  { name, surname, phone, email, note }: Changes,
  session: Session,
): Promise<Ended> {
  const read = await getClientFields(session.api, { locationId, clientId }, session.options);
  if (!read.ok) return failed(read.error);
  const card = read.value;
  const phoneDigits = phone ?? card.phoneDigits;
  if (phoneDigits === null) {
    return {
      kind: 'wrong',
      text: "The user's rights hide the number, and a card cannot be written without it. Give --phone, or use a user who sees it. Nothing was sent.",
    };
  }
  const fullName = [name ?? card.name, surname ?? card.surname].filter(Boolean).join(' ');
  const changed = Object.entries({ name, surname, phone, email, note })
    .filter(([, value]) => value !== undefined)
    .map(([field]) => field);
  return change(session, {
    question: `Change ${changed.join(', ')} of ${fullName} (client ${clientId})?`,
    send: () =>
      updateClient(
        session.api,
        {
          ...card,
          locationId,
          clientId,
          name: name ?? card.name,
          surname: surname ?? card.surname,
          phoneDigits,
          email: email ?? card.email,
          comment: note ?? card.comment,
        },
        session.options,
      ),
    done: (written) => shownClient(written, session.fullNumbers),
    look: `Look with "clients show ${locationId} ${clientId}".`,
  });
}
