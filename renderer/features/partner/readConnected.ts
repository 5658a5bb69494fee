import type { ConnectedLocation } from '../../../contract/model/partner.ts';
import { err, ok, type Result } from '../../../contract/result.ts';
import { ask, type Trouble } from '../../ui/bridge.ts';

interface Connected {
  readonly locations: readonly ConnectedLocation[];
  readonly more: boolean;
}

/** The first so many pages of the connected locations; one that slid into the next page meanwhile stands once. */
export async function readConnected(pages: number): Promise<Result<Connected, Trouble>> {
  const locations = new Map<number, ConnectedLocation>();
  let more = true;
  for (let page = 1; more && page <= pages; page += 1) {
    const answer = await ask('partner.connected', { page });
    if (answer.kind === 'problem') return err(answer.problem);
    for (const location of answer.locations) locations.set(location.id, location);
    more = answer.more;
  }
  return ok({ locations: [...locations.values()], more });
}
