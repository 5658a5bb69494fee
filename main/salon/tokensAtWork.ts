import type { RefusedToken } from '../../contract/model/health.ts';
import type { Result } from '../../contract/result.ts';
import type { AltegioApi, Tokens } from '../altegio/altegioApi.ts';
import type { ApiError } from '../altegio/apiError.ts';
import { countries } from '../altegio/dictionaries.ts';
import { listMine } from '../altegio/locations.ts';
import { acceptsTokens } from '../calls/pollFailure.ts';

/** `unknown`: no answer that tells. */
export type TokensNow = { readonly kind: 'accepted' | 'unknown' } | Refused;
interface Refused {
  readonly kind: 'refused';
  readonly token: RefusedToken;
}

/** The tokens of a watch: after a refusal nothing is sent with them any more, whoever asks, until they are tried again. */
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

  /**
   * One call more tells which of the two was refused. `api` sends the tokens whatever was refused. Null: somebody had
   * them tried meanwhile, and they were accepted.
   */
  async refuse(api: AltegioApi, signal: AbortSignal): Promise<RefusedToken | null> {
    this.#refused = true;
    const token = whichOf(await countries(api, { priority: 'lookup', signal }));
    return this.refused ? token : null;
  }

  /** Asks what needs both tokens; accepted ones are at work again. `api` sends the tokens whatever was refused. */
  async tryAgain(api: AltegioApi, signal: AbortSignal): Promise<TokensNow> {
    const answer = await listMine(api, { priority: 'lookup', signal });
    if (answer.ok || acceptsTokens(answer.error)) {
      this.#refused = false;
      return { kind: 'accepted' };
    }
    if (answer.error.kind !== 'unauthorized') return { kind: 'unknown' };
    return { kind: 'refused', token: whichOf(await countries(api, { priority: 'lookup', signal })) };
  }
}

function whichOf(partnerOnly: Result<unknown, ApiError>): RefusedToken {
  if (partnerOnly.ok || acceptsTokens(partnerOnly.error)) return 'user';
  return partnerOnly.error.kind === 'unauthorized' ? 'partner' : 'unknown';
}
