import { expect, test, vi } from 'vitest';
import { PartnerAction } from '../../../../contract/model/partner.ts';
import { ok } from '../../../../contract/result.ts';
import type { PartnerAtWork } from '../../../../main/partner/partnerAtWork.ts';
import { PreparedActions } from '../../../../main/partner/preparedActions.ts';
import { FakeClock } from '../../../support/fakeClock.ts';

const disconnect = PartnerAction.parse({ kind: 'disconnect', locationId: 10 });
const nowhere = { signal: new AbortController().signal } as PartnerAtWork;
const request = { operation: 'uninstall', method: 'POST', path: '/x', body: '' };

async function prepared(typeToConfirm: string | null) {
  const clock = new FakeClock();
  const send = vi.fn(() => Promise.resolve({ kind: 'done' as const }));
  const kind = () => Promise.resolve(ok({ requests: [request], typeToConfirm, difference: null, send }));
  const actions = new PreparedActions({ kinds: { disconnect: kind }, clock, randomId: () => 'id-1' });
  return { actions, clock, send, shown: await actions.prepare(disconnect, nowhere) };
}

test('an action is shown first and sent once', async () => {
  const { actions, send, shown } = await prepared(null);
  expect(shown).toMatchObject({ ok: true, value: { id: 'id-1', action: disconnect, requests: [request] } });
  expect(send).not.toHaveBeenCalled();

  const [first, second] = await Promise.all([actions.send('id-1', null), actions.send('id-1', null)]);
  expect(first).toEqual({ kind: 'done' });
  expect(second).toMatchObject({ problem: { kind: 'gone' } });
  expect(send).toHaveBeenCalledOnce();
});

test('a wrong name sends nothing and leaves the action waiting', async () => {
  const { actions, send } = await prepared('Beauty  Bar – Café');
  expect(await actions.send('id-1', null)).toMatchObject({ problem: { kind: 'typedWrong' } });
  expect(await actions.send('id-1', 'beauty bar')).toMatchObject({ problem: { kind: 'typedWrong' } });
  expect(send).not.toHaveBeenCalled();
  expect(await actions.send('id-1', ' Beauty Bar – Cafe\u0301 ')).toEqual({ kind: 'done' });
});

test('after ten minutes it has to be prepared again', async () => {
  const { actions, clock, send } = await prepared(null);
  await clock.advance(10 * 60_000);
  expect(await actions.send('id-1', null)).toMatchObject({ problem: { kind: 'gone' } });
  expect(send).not.toHaveBeenCalled();
});

test('a kind that nobody can prepare is refused', async () => {
  const actions = new PreparedActions({ kinds: {}, clock: new FakeClock(), randomId: () => 'id' });
  expect(await actions.prepare(disconnect, nowhere)).toMatchObject({ ok: false, error: { kind: 'gone' } });
});

test('what was being prepared while another salon came to work is never sent', async () => {
  const send = vi.fn(() => Promise.resolve({ kind: 'done' as const }));
  const end = new AbortController();
  const kind = () => {
    end.abort();
    return Promise.resolve(ok({ requests: [request], typeToConfirm: null, difference: null, send }));
  };
  const actions = new PreparedActions({
    kinds: { disconnect: kind },
    clock: new FakeClock(),
    randomId: () => 'id-1',
  });
  const at = { signal: end.signal } as PartnerAtWork;
  expect(await actions.prepare(disconnect, at)).toMatchObject({ ok: false, error: { kind: 'gone' } });
  expect(await actions.send('id-1', null)).toMatchObject({ problem: { kind: 'gone' } });
  expect(send).not.toHaveBeenCalled();
});
