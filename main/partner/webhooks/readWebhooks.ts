import type { WebhookList } from '../../../contract/model/integration.ts';
import type { LocationId } from '../../../contract/model/ids.ts';
import type { Problem } from '../../../contract/model/problem.ts';
import { err, ok, type Result } from '../../../contract/result.ts';
import { problemOf } from '../../altegio/problemOf.ts';
import { webhookSettings } from '../../altegio/webhookSettings.ts';
import type { PartnerAtWork } from '../partnerAtWork.ts';

/** The event addresses of a location in full, all vendors' together. */
export async function readWebhooks(
  { api }: PartnerAtWork,
  locationId: LocationId,
): Promise<Result<WebhookList, Problem>> {
  const settings = await webhookSettings(api, { locationId });
  if (!settings.ok) return err(problemOf(settings.error, 'wrongUserToken'));
  const { active, urls } = settings.value;
  return ok({ active, urls: [...urls] });
}
