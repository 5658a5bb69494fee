import type { LocationId } from '../../contract/model/ids.ts';
import type { Problem } from '../../contract/model/problem.ts';
import type { CallOptions } from '../altegio/altegioApi.ts';
import { installationStatus } from '../altegio/installations.ts';
import { problemOf } from '../altegio/problemOf.ts';
import type { PartnerAtWork } from './partnerAtWork.ts';

/** The app in a location as it stands at this moment, as far as the next step depends on it. */
export type InstallationNow =
  | { readonly kind: 'active' }
  | { readonly kind: 'pending'; readonly createdAtText: string }
  /** The owner never pressed Connect there, took it back, or has not paid. */
  | { readonly kind: 'refused'; readonly problem: Problem }
  /** Nobody can tell just now; `final`: nor later, with this partner token. */
  | { readonly kind: 'unknown'; readonly problem: Problem; readonly final: boolean };

/** Asks for the status of the app in a location. */
export async function installationNow(
  { api, applicationId }: Pick<PartnerAtWork, 'api' | 'applicationId'>,
  locationId: LocationId,
  options: CallOptions = {},
): Promise<InstallationNow> {
  const answer = await installationStatus(api, { locationId, applicationId }, options);
  if (!answer.ok) {
    const problem = problemOf(answer.error, 'wrongPartnerToken');
    if (answer.error.kind === 'forbidden') return { kind: 'refused', problem };
    return { kind: 'unknown', problem, final: answer.error.kind === 'unauthorized' };
  }
  switch (answer.value?.state) {
    case 'active':
      return { kind: 'active' };
    case 'pending':
      return { kind: 'pending', createdAtText: answer.value.createdAtText };
    case 'frozen':
    case 'other':
      return { kind: 'refused', problem: { kind: 'refused', detail: answer.value.state } };
    case 'notInstalled':
    case undefined:
      return { kind: 'refused', problem: { kind: 'notFound', detail: null } };
  }
}
