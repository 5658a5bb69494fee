import { exportRequests } from './exportRequests.ts';
import { managerRequests } from './managerRequests.ts';
import { recordingRequests } from './recordingRequests.ts';
import { reportRequests } from './reportRequests.ts';
import { integrationRequests } from './integrationRequests.ts';
import { partnerRequests } from './partnerRequests.ts';
import { partnerToolRequests, type PartnerTools } from './partnerToolRequests.ts';
import { followUpRequests } from './followUpRequests.ts';
import { bookRequests } from './bookRequests.ts';
import type { RequestHandlers } from './serveRequests.ts';
import type { StateFeed } from './stateFeed.ts';
import type { CallDesk } from '../calls/callDesk.ts';
import type { ExportDesk } from '../export/exportDesk.ts';
import type { IntegrationDesk } from '../integration/integrationDesk.ts';
import type { PartnerDesk } from '../partner/partnerDesk.ts';
import type { ManagerDesk } from '../manager/managerDesk.ts';
import type { FollowUpDesk } from '../follow-up/followUpDesk.ts';
import type { NoticeBoard } from '../noticeBoard.ts';
import type { Recordings } from '../recordings/recordings.ts';
import type { RecordingSaver } from '../recordings/recordingSaver.ts';
import type { ReportDesk } from '../reports/reportDesk.ts';
import type { BookDesk } from '../salon/bookDesk.ts';
import type { CardActions } from '../salon/cardActions.ts';
import type { Forgetting } from '../salon/forgetting.ts';
import type { Reception } from '../salon/reception.ts';
import type { SettingsDesk } from '../settings/settingsDesk.ts';
import type { TestCalls } from '../salon/testCall.ts';
import type { Desktop } from '../windows/desktop.ts';

export interface HandlerDeps {
  readonly feed: StateFeed;
  readonly reception: Reception;
  readonly desk: CallDesk;
  readonly actions: CardActions;
  readonly bookDesk: BookDesk;
  readonly followUp: FollowUpDesk;
  readonly notices: NoticeBoard;
  readonly settings: SettingsDesk;
  readonly forgetting: Forgetting;
  readonly desktop: Desktop;
  readonly testCalls: TestCalls;
  readonly recordings: Recordings;
  readonly recordingSaver: RecordingSaver;
  readonly exports: ExportDesk;
  readonly manager: ManagerDesk;
  readonly reports: ReportDesk;
  readonly integration: IntegrationDesk;
  readonly partner: PartnerDesk;
  readonly partnerTools: PartnerTools;
  readonly quit: () => void;
}

/** The answer to every request of the contract, each a line to whoever owns the matter. */
export function requestHandlers(deps: HandlerDeps): RequestHandlers {
  const { feed, reception, desk, actions, notices, settings, desktop, testCalls } = deps;
  const { popup } = desktop;
  const { steps } = reception;
  return {
    'app.snapshot': () => ({
      app: feed.get('app.changed'),
      account: feed.get('account.changed'),
      calls: feed.get('calls.changed'),
      cards: feed.get('cards.changed'),
      health: feed.get('health.changed'),
      settings: feed.get('settings.changed'),
      book: feed.get('book.changed'),
      manager: feed.get('manager.changed'),
      integration: feed.get('integration.changed'),
      partner: feed.get('partner.changed'),
    }),
    'app.tryDemo': () => reception.tryDemo(),
    'app.leaveDemo': () => reception.leaveDemo(),
    'app.dismissNotice': ({ kind }) => {
      notices.remove(kind);
    },
    'app.quit': () => {
      deps.quit();
    },
    'connect.begin': () => reception.beginConnect(),
    'connect.cancel': () => {
      reception.cancelConnect();
    },
    'connect.partnerToken': ({ partnerToken }) => steps.flow.partnerToken(partnerToken),
    'connect.signIn': ({ login, password }) => steps.flow.signIn(login, password),
    'connect.userToken': ({ userToken }) => steps.flow.userToken(userToken),
    'connect.locations': () => steps.locations(),
    'connect.finish': ({ locationIds }) => steps.finish(locationIds),
    'account.removeLocation': ({ locationId }) => steps.removeLocation(locationId),
    'account.loss': () => deps.forgetting.loss(),
    'account.disconnect': (input) => deps.forgetting.disconnect(input),
    'account.keepUnprotected': (input) => deps.forgetting.keepUnprotected(input),
    'card.choose': ({ key, clientId }) => actions.choose(key, clientId),
    'card.noneOfThese': ({ key }) => actions.noneOfThese(key),
    'card.create': ({ key, name }) => actions.create(key, name),
    'card.openClient': ({ key }) => actions.openClient(key),
    'card.newBooking': ({ key }) => actions.newBooking(key),
    'card.copyNumber': ({ key }) => actions.copyNumber(key),
    'card.money': ({ key }) => actions.money(key),
    'card.retry': ({ key }) => actions.retry(key),
    'card.dismiss': ({ key }) => {
      desk.dismiss(key);
    },
    'card.dismissAll': () => {
      desk.dismissAll();
    },
    'card.use': ({ key, inUse }, from) => {
      desk.use(key, from, inUse);
    },
    'popup.resize': ({ height }) => {
      popup.resize(height);
    },
    'popup.wantKeys': () => {
      popup.takeKeys();
    },
    'popup.giveKeysBack': () => {
      popup.giveKeysBack();
    },
    'popup.showMore': () => {
      desktop.main.open();
    },
    'calls.tryNow': () => reception.tryNow(),
    'call.test': () => {
      testCalls.show();
    },
    'demo.ring': () => reception.ringDemo(),
    'settings.change': (change) => settings.change(change),
    'doNotDisturb.set': (input) => settings.doNotDisturb(input.for),
    ...recordingRequests(deps.recordings, deps.recordingSaver),
    ...exportRequests(deps.exports),
    ...managerRequests(deps.manager),
    ...reportRequests(deps.reports, () => {
      desktop.main.print();
    }),
    ...bookRequests(deps.bookDesk),
    ...followUpRequests(deps.followUp),
    ...integrationRequests(deps.integration),
    ...partnerRequests(deps.partner),
    ...partnerToolRequests(deps.partner, deps.partnerTools),
  };
}
