import { request } from 'node:http';
import type { SalonState } from './salonState.ts';
import type { NoticeWish } from './simulatorControl.ts';

/** Tells the partner's callback address what happened, as Altegio does; resolves with the status of its answer. */
export function sendNotice(state: SalonState, url: string, wish: NoticeWish): Promise<number> {
  const body = JSON.stringify({
    salon_id: wish.locationId,
    application_id: wish.applicationId ?? state.installations.applicationId,
    event: wish.event,
    partner_token: wish.partnerToken ?? state.credentials.partnerToken,
  });
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      {
        method: 'POST',
        agent: false,
        headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
      },
      (answer) => {
        answer.resume();
        resolve(answer.statusCode ?? 0);
      },
    );
    sent.once('error', reject);
    sent.end(body);
  });
}
