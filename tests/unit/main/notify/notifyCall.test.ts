import { describe, expect, it, test } from 'vitest';
import { EMPTY_NOTE } from '../../../../contract/model/emptyNote.ts';
import type { CallCard } from '../../../../contract/model/card.ts';
import { escapeMarkup, notificationWords } from '../../../../main/notify/notifyCall.ts';
import { aCall, clientId, downtown } from '../../../support/calls.ts';

const card: CallCard = {
  key: aCall().key,
  locationId: downtown.id,
  locationTitle: 'Downtown',
  timeZone: downtown.timeZone,
  number: { kind: 'number', text: '+1 315 ••• 0175', masked: true },
  direction: 'incoming',
  status: 'missed',
  startedAt: '2026-11-21T12:00:00.000Z',
  endedAt: '2026-11-21T12:00:30.000Z',
  callOfToday: 1,
  match: {
    kind: 'known',
    fromCacheAt: null,
    limited: false,
    chosenFrom: [],
    client: {
      id: clientId(7),
      name: 'Marta Quill',
      importance: null,
      categories: [],
      vip: false,
      visitCount: 3,
      noShowCount: 0,
      nextVisit: { localStart: '2026-11-21T14:30', services: [], staffName: null },
      lastVisit: null,
      comment: 'Allergic',
      complete: true,
      visitsTrouble: null,
    },
  },
  form: 'full',
  origin: 'altegio',
  likelyReason: null,
  note: EMPTY_NOTE,
  toCallBack: false,
};

describe('notificationWords', () => {
  it.each([
    { level: 'full', title: 'Marta Quill', body: 'Downtown · Missed call · Next visit 2026-11-21 14:30' },
    { level: 'name', title: 'Marta Quill', body: 'Downtown' },
    { level: 'nothing', title: 'Incoming call', body: 'Downtown' },
  ] as const)('$level says no more than it should', ({ level, title, body }) => {
    expect(notificationWords(card, level)).toEqual({ title, body });
  });

  test('a withheld number has a name of its own', () => {
    const withheld = { ...card, number: { kind: 'withheld' }, match: { kind: 'withheld' } } as const;
    expect(notificationWords(withheld, 'full').title).toBe('Withheld number');
  });

  test('a client called <b> stays a name on Linux', () => {
    expect(escapeMarkup('<b>&', 'linux')).toBe('&lt;b&gt;&amp;');
    expect(escapeMarkup('<b>&', 'win32')).toBe('<b>&');
  });
});
