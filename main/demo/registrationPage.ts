import { createHmac } from 'node:crypto';
import type { SalonState } from './salonState.ts';
import type { RegistrationWish } from './simulatorControl.ts';

/** The query of the redirect after somebody pressed Connect; these locations wait to be activated from then on. */
export function registrationQuery(state: SalonState, wish: RegistrationWish): string {
  const { locationIds, form = locationIds.length === 1 ? 'single' : 'repeated', user, tamper } = wish;
  for (const id of locationIds) state.installations.set(id, 'pending', 'marketplace');
  const query = new URLSearchParams();
  if (form === 'single') for (const id of locationIds) query.append('salon_id', String(id));
  if (form === 'repeated') for (const id of locationIds) query.append('salon_ids[]', String(id));
  if (form === 'list') query.append('salon_ids', locationIds.join(','));
  query.append('salon_group_id', String(wish.chainId ?? state.salon.chain.id));
  if (wish.telephony !== false) query.append('crm_token', state.salon.crmToken);
  if (!user) return query.toString();

  const bytes = Buffer.from(JSON.stringify(user));
  const changed = tamper === 'user' ? Buffer.from(JSON.stringify({ ...user, name: 'Eve' })) : bytes;
  const sign = createHmac('sha256', state.credentials.partnerToken).update(bytes).digest('hex');
  query.append('user_data', changed.toString('base64'));
  if (tamper !== 'unsigned') query.append('user_data_sign', tamper === 'signature' ? '0'.repeat(64) : sign);
  return query.toString();
}
