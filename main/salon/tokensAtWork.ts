import type { RefusedToken } from '../../contract/model/health.ts';
import type { AltegioApi, Tokens } from '../altegio/altegioApi.ts';
import { countries } from '../altegio/dictionaries.ts';

/** The tokens of a watch: after a refusal nothing is sent with them any more, whoever asks. */
export class TokensAtWork {
  readonly #tokens: Tokens;
  #refused = false;

  constructor(tokens: Tokens) {
    this.#tokens = tokens;
  }

  get refused(): boolean {
    return this.#refused;
  }

  current(): Tokens | null {
    return this.#refused ? null : this.#tokens;
  }

  /** One call more tells which of the two was refused. */
  async refuse(api: AltegioApi, signal: AbortSignal): Promise<RefusedToken> {
    const check = await countries(api, { priority: 'lookup', signal });
    this.#refused = true;
    if (check.ok) return 'user';
    return check.error.kind === 'unauthorized' ? 'partner' : 'unknown';
  }
}
