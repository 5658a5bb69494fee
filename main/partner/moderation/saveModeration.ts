import type { RequestOutput } from '../../../contract/ipc/contract.ts';
import type { Moderation } from '../../../contract/model/partner.ts';
import { saveWhole, type SavingDisk } from '../../files/partFile.ts';
import { refusedFor } from '../../outcome.ts';
import type { PartnerAtWork } from '../partnerAtWork.ts';
import { moderationPage } from './moderationPage.ts';

export interface SaveModerationDeps {
  /** Where to save; null: the person thought better of it. */
  readonly askWhere: (suggestion: {
    readonly fileName: string;
    readonly ending: 'html' | 'pdf';
  }) => Promise<string | null>;
  /** A page as the bytes of a PDF. */
  readonly printPdf: (html: string) => Promise<Uint8Array>;
  readonly disk?: SavingDisk;
}

/** Saves the checklist with its evidence, for whoever publishes the app. */
export async function saveModeration(
  { askWhere, printPdf, disk }: SaveModerationDeps,
  at: PartnerAtWork,
  moderation: Moderation,
  format: 'html' | 'pdf',
): Promise<RequestOutput<'partner.moderationExport'>> {
  const nowMs = at.serverNowMs();
  const day = new Date(nowMs).toISOString().slice(0, 10);
  const fileName = `moderation-${at.applicationId}-${day}.${format}`;
  const file = await askWhere({ fileName, ending: format });
  if (file === null) return { kind: 'cancelled' };

  const location = moderation.locationId === null ? undefined : at.locationOf(moderation.locationId);
  const html = moderationPage({
    moderation,
    applicationId: at.applicationId,
    locationTitle: location?.title ?? '',
    timeZone: location?.timeZone ?? 'UTC',
    nowMs,
  });
  const bytes = format === 'html' ? html : await printPdf(html);
  const written = await saveWhole(file, bytes, disk);
  return written.ok ? { kind: 'saved' } : refusedFor(written.error.kind);
}
