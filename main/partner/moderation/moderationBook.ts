import type { RequestInput } from '../../../contract/ipc/contract.ts';
import type { LocationId } from '../../../contract/model/ids.ts';
import type { ModerationItem, ModerationItemName } from '../../../contract/model/partner.ts';
import { ok, type Result } from '../../../contract/result.ts';
import type { DiskError } from '../../files/diskError.ts';
import { freshModeration, type KeptModeration, readModeration, writeModeration } from './moderationFile.ts';
import { moderationSteps } from './moderationSteps.ts';

export interface ModerationBookDeps {
  /** The profile's; null: nobody is at work. */
  readonly folder: string | null;
  readonly now: () => number;
  readonly onChange: () => void;
}

type SetUp = RequestInput<'partner.moderationSetUp'>;

/** The checklist of one profile as it stands, in memory and on the disk. */
export class ModerationBook {
  readonly folder: string | null;
  readonly #onChange: () => void;
  #kept: KeptModeration;

  constructor({ folder, now, onChange }: ModerationBookDeps) {
    this.folder = folder;
    this.#onChange = onChange;
    this.#kept = folder === null ? freshModeration() : readModeration(folder, now());
  }

  get kept(): KeptModeration {
    return this.#kept;
  }

  item(name: ModerationItemName): ModerationItem | undefined {
    return this.#kept.items.find((item) => item.name === name);
  }

  /** What was found out about another location, or another text, counts no more. */
  setUp({ locationId, registrationUrl, description }: SetUp): Result<null, DiskError> {
    const before = this.#kept;
    const otherLocation = locationId !== before.locationId;
    const isStale = (name: ModerationItemName): boolean =>
      (otherLocation && moderationSteps[name] !== undefined) ||
      (name === 'registrationUrl' && registrationUrl !== before.registrationUrl) ||
      (name === 'description' && description !== before.description);
    const items = before.items.map((item): ModerationItem =>
      isStale(item.name) ? { name: item.name, state: 'open', at: null, problem: null, evidence: [] } : item,
    );
    const paymentId = otherLocation ? null : before.paymentId;
    return this.#keep({ locationId, registrationUrl, description, items, paymentId });
  }

  /** Ignored when another location has been chosen meanwhile. */
  change(
    name: ModerationItemName,
    locationId: LocationId | null,
    to: (item: ModerationItem) => ModerationItem,
  ): void {
    if (locationId !== this.#kept.locationId) return;
    const items = this.#kept.items.map((item) => (item.name === name ? to(item) : item));
    // What the disk refuses holds for this run, and is written with the next change.
    this.#keep({ ...this.#kept, items });
  }

  setPayment(locationId: LocationId, paymentId: number | null): void {
    if (locationId === this.#kept.locationId) this.#keep({ ...this.#kept, paymentId });
  }

  #keep(kept: KeptModeration): Result<null, DiskError> {
    this.#kept = kept;
    this.#onChange();
    return this.folder === null ? ok(null) : writeModeration(this.folder, kept);
  }
}
