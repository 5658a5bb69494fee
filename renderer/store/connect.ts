import { createStore, type StoreApi } from 'zustand/vanilla';
import { EVENTS, type EventName, type WindowName } from '../../contract/ipc/channels.ts';
import type { EventPayload, IpcError, RequestOutput, RingdeskBridge } from '../../contract/ipc/contract.ts';
import { ok, type Result } from '../../contract/result.ts';

/** Everything main tells a window, slice by slice. */
export type Desk = RequestOutput<'app.snapshot'>;
export type DeskStore = StoreApi<Desk>;

const newer = <S extends { revision: number }>(current: S, incoming: S | undefined): S =>
  incoming && incoming.revision > current.revision ? incoming : current;

const newest = (desk: Desk, news: Partial<Desk>): Desk => ({
  app: newer(desk.app, news.app),
  account: newer(desk.account, news.account),
  calls: newer(desk.calls, news.calls),
  cards: newer(desk.cards, news.cards),
  health: newer(desk.health, news.health),
  settings: newer(desk.settings, news.settings),
  book: newer(desk.book, news.book),
  manager: newer(desk.manager, news.manager),
  integration: newer(desk.integration, news.integration),
  partner: newer(desk.partner, news.partner),
});

/** Subscribes before it asks for the snapshot, so that nothing sent in between is lost or undone. */
export async function connect(
  bridge: RingdeskBridge,
  windowName: WindowName,
): Promise<Result<DeskStore, IpcError>> {
  const early: Partial<Desk>[] = [];
  let take = (news: Partial<Desk>): void => void early.push(news);

  const hear = <N extends EventName>(name: N, listener: (payload: EventPayload<N>) => void): void => {
    const audience: readonly WindowName[] = EVENTS[name];
    if (audience.includes(windowName)) bridge.on(name, listener);
  };
  hear('app.changed', (app) => take({ app }));
  hear('account.changed', (account) => take({ account }));
  hear('calls.changed', (calls) => take({ calls }));
  hear('cards.changed', (cards) => take({ cards }));
  hear('health.changed', (health) => take({ health }));
  hear('settings.changed', (settings) => take({ settings }));
  hear('book.changed', (book) => take({ book }));
  hear('manager.changed', (manager) => take({ manager }));
  hear('integration.changed', (integration) => take({ integration }));
  hear('partner.changed', (partner) => take({ partner }));

  const snapshot = await bridge.request('app.snapshot');
  if (!snapshot.ok) return snapshot;
  const store = createStore<Desk>()(() => early.reduce(newest, snapshot.value));
  take = (news) => store.setState((desk) => newest(desk, news));
  return ok(store);
}
