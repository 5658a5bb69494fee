import { randomBytes } from 'node:crypto';
import type { AppState } from '../../contract/model/account.ts';
import type { BookDoor } from '../book/bookDoor.ts';
import type { Clock } from '../clock.ts';
import { IntegrationDesk } from '../integration/integrationDesk.ts';
import type { PartnerTools } from '../ipc/partnerToolRequests.ts';
import type { Log } from '../log/log.ts';
import type { ManagerDesk } from '../manager/managerDesk.ts';
import type { NoticeBoard } from '../noticeBoard.ts';
import { PaymentPages } from '../partner/billing/paymentPages.ts';
import { ConnectedLocations } from '../partner/connectedLocations.ts';
import { ModerationDesk } from '../partner/moderation/moderationDesk.ts';
import { PartnerDesk } from '../partner/partnerDesk.ts';
import type { Keyring } from '../secrets/keyring.ts';
import { texts } from '../texts.ts';
import { userName } from '../userName.ts';
import type { OutsideWorld } from './outsideWorld.ts';

export interface IntegrationServicesDeps {
  readonly clock: Clock;
  readonly keyring: Keyring;
  readonly log: Log;
  readonly firstPaint: Promise<void>;
  readonly notices: NoticeBoard;
  readonly outside: OutsideWorld;
  readonly manager: ManagerDesk;
  /** To the call book of the salon that comes to work. */
  readonly bookDoor: () => BookDoor;
  readonly about: () => AppState;
  readonly onIntegration: () => void;
  readonly onPartner: () => void;
  readonly onBug: (error: unknown) => void;
}

/** Whether telephony works, and what the owner of the Marketplace app does about it. */
export interface IntegrationServices {
  readonly integration: IntegrationDesk;
  readonly partner: PartnerDesk;
  readonly partnerTools: PartnerTools;
}

export function integrationServices(deps: IntegrationServicesDeps): IntegrationServices {
  const { clock, log, firstPaint, outside, manager, onBug } = deps;
  const integration: IntegrationDesk = new IntegrationDesk({
    ...outside,
    bookDoor: deps.bookDoor,
    notices: deps.notices,
    about: deps.about,
    clock,
    random: Math.random,
    onApplicationId: () => {
      moderation.stop();
      connected.forget();
      partner.applicationChanged();
    },
    onChange: deps.onIntegration,
    onBug,
  });
  const moderation = new ModerationDesk({ clock, onChange: deps.onPartner, onBug });
  const connected = new ConnectedLocations({
    wordOf: (id) => integration.state.rows.find((row) => row.id === id)?.word ?? null,
  });
  const partner: PartnerDesk = new PartnerDesk({
    clock,
    moderation: () => moderation.state,
    manager,
    keyring: deps.keyring,
    firstPaint,
    randomId: () => randomBytes(16).toString('hex'),
    who: userName(),
    onInstallation: (id) => {
      integration.installationChanged(id);
    },
    onUnreadable: (count) => {
      log.warn('notice not understood', { count });
    },
    onLinkRefused: (problem) => {
      log.info('registration link refused', { state: problem });
    },
    onBug,
    onChange: deps.onPartner,
  });
  const saving: PartnerTools['saving'] = {
    askWhere: ({ fileName, ending }) =>
      outside.askWhere({ fileName, ending, kindName: ending === 'pdf' ? texts.pdfFile : texts.htmlFile }),
    printPdf: outside.printPdf,
  };
  return {
    integration,
    partner,
    partnerTools: { paymentPages: new PaymentPages(outside), connected, moderation, saving },
  };
}
