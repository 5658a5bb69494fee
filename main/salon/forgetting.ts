import type { RequestInput } from '../../contract/ipc/contract.ts';
import type { AccountLoss } from '../../contract/model/account.ts';
import type { Outcome } from '../../contract/model/problem.ts';
import type { BookDoor } from '../book/bookDoor.ts';
import type { UnsavedNotes } from '../follow-up/unsavedNotes.ts';
import type { ManagerDesk } from '../manager/managerDesk.ts';
import type { PartnerDesk } from '../partner/partnerDesk.ts';
import type { Reception } from './reception.ts';

export interface ForgettingDeps {
  readonly reception: {
    readonly profile: Pick<Reception['profile'], 'kind' | 'dir'>;
    readonly steps: Pick<Reception['steps'], 'keepUnprotected'>;
    readonly account: () => Pick<ReturnType<Reception['account']>, 'keeping'>;
    readonly disconnect: Reception['disconnect'];
  };
  readonly book: BookDoor;
  readonly unsaved: Pick<UnsavedNotes, 'count' | 'drop'>;
  readonly partner: Pick<PartnerDesk, 'telephonyTokens'>;
  readonly manager: Pick<ManagerDesk, 'confirm'>;
}

/** The only ways in which a person has this computer forget an account: what goes, and the PIN before it goes. */
export class Forgetting {
  readonly #deps: ForgettingDeps;

  constructor(deps: ForgettingDeps) {
    this.#deps = deps;
  }

  async loss(): Promise<AccountLoss> {
    const { book, unsaved, partner, reception } = this.#deps;
    const contents = await book.ask('bookContents', undefined);
    return {
      book: contents.ok ? contents.value : null,
      unsavedNotes: unsaved.count,
      telephonyChains: partner.telephonyTokens(reception.profile.dir),
    };
  }

  async disconnect({ pin }: RequestInput<'account.disconnect'>): Promise<Outcome> {
    const { reception, unsaved } = this.#deps;
    if (reception.profile.kind === 'demo') return reception.disconnect();
    const confirmed = await this.#confirm(pin);
    if (confirmed.kind === 'problem') return confirmed;
    const gone = await reception.disconnect();
    unsaved.drop();
    return gone;
  }

  /** Taking the file back makes tokens and call book end with this run. */
  async keepUnprotected({ keep, pin }: RequestInput<'account.keepUnprotected'>): Promise<Outcome> {
    const { steps, account } = this.#deps.reception;
    if (!keep && account().keeping === 'unprotected') {
      const confirmed = await this.#confirm(pin);
      if (confirmed.kind === 'problem') return confirmed;
    }
    return steps.keepUnprotected(keep);
  }

  #confirm(pin: string | undefined): Promise<Outcome> {
    return this.#deps.manager.confirm(pin ?? null);
  }
}
