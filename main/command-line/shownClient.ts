import type { ClientRecord } from '../altegio/clients.ts';
import type { Shown } from './ended.ts';
import { phoneText } from './phoneText.ts';
import { plainFacts } from './plainTable.ts';

export function shownClient(card: ClientRecord, fullNumbers: boolean): Shown {
  const { id, name, visitCount, importance, comment, balance, spent } = card;
  const phone = phoneText(card.phoneText, fullNumbers);
  const categories = card.categories.map(({ title }) => title);
  return {
    json: { id, name, phone, visitCount, importance, categories, comment, balance, spent },
    text: plainFacts([
      ['Client', id],
      ['Name', name],
      ['Phone', phone],
      ['Visits', visitCount],
      ['Importance', importance],
      ['Categories', categories.join(', ')],
      ['Balance', balance],
      ['Spent', spent],
      ['Note', comment],
    ]),
  };
}
