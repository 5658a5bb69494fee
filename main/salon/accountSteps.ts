import type { RequestOutput } from '../../contract/ipc/contract.ts';
import type { LocationId } from '../../contract/model/ids.ts';
import type { Outcome } from '../../contract/model/problem.ts';
import type { NoticeBoard } from '../noticeBoard.ts';
import { done, refusedFor } from '../outcome.ts';
import { ConnectFlow, type ConnectFlowDeps } from './connectFlow.ts';
import { noteUnsaved } from './noteUnsaved.ts';
import type { Profiles } from './profiles.ts';

export interface AccountStepsDeps extends Pick<
  ConnectFlowDeps,
  'transport' | 'clock' | 'budget' | 'onRequest' | 'refusedToken'
> {
  readonly profiles: Profiles;
  readonly notices: NoticeBoard;
  /** The account is complete, or watches other locations than before. */
  readonly onReady: () => void;
  readonly onKeeping: (unprotected: boolean) => void;
}

/** How a person connects an account, changes what is watched of it, and takes it away again. */
export class AccountSteps {
  readonly #deps: AccountStepsDeps;
  #flow: ConnectFlow | undefined;

  constructor(deps: AccountStepsDeps) {
    this.#deps = deps;
  }

  get flow(): ConnectFlow {
    const { profiles, ...deps } = this.#deps;
    this.#flow ??= new ConnectFlow({
      ...deps,
      connection: () => profiles.current.connection,
      tokensAtWork: () => profiles.tokens,
    });
    return this.#flow;
  }

  /** Forgets what was typed so far. */
  startOver(): void {
    this.#flow = undefined;
  }

  /** What the user sees, with the ones already watched. */
  async locations(): Promise<RequestOutput<'connect.locations'>> {
    const answer = await this.flow.locations();
    const watched = this.#deps.profiles.current.connection.locations.map(({ id }) => id);
    return answer.kind === 'problem' ? answer : { ...answer, watched };
  }

  /** The last step, and later the way to add locations: keeps what was entered. */
  async finish(ids: readonly LocationId[]): Promise<Outcome> {
    const chosen = await this.flow.choose(ids);
    if (chosen.kind === 'problem' || !chosen.locations) return chosen;
    const { tokens } = this.flow;
    const { connection, store, vault, kind } = this.#deps.profiles.current;
    const kept = store.remember({
      connection: { ...connection, locations: [...chosen.locations], wanted: null },
    });
    this.#note(kept);
    if (!kept.ok) return refusedFor(kept.error.kind);
    if (tokens && kind === 'salon') this.#note(vault.save(tokens, connection));
    this.#deps.notices.remove('tokensUnreadable');
    this.startOver();
    this.#deps.onReady();
    return done;
  }

  removeLocation(id: LocationId): Outcome {
    const { connection, store } = this.#deps.profiles.current;
    const locations = connection.locations.filter((location) => location.id !== id);
    if (locations.length === 0) return refusedFor('noLocations');
    const kept = store.remember({ connection: { ...connection, locations, wanted: null } });
    this.#note(kept);
    if (!kept.ok) return refusedFor(kept.error.kind);
    this.#deps.onReady();
    return done;
  }

  keepUnprotected(keep: boolean): Outcome {
    const kept = this.#deps.profiles.current.vault.keepUnprotected(keep);
    this.#note(kept);
    if (!kept.ok) return refusedFor(kept.error.kind);
    if (keep) this.#deps.notices.remove('noKeyring');
    this.#deps.onKeeping(keep);
    return done;
  }

  /** Forgets tokens, locations, choices and what has popped; settings stay. */
  forget(): void {
    const { connection, store, vault, choices, popped } = this.#deps.profiles.current;
    this.#note(vault.forget());
    this.#note(choices.forgetAll());
    this.#note(popped.clear());
    this.#note(store.remember({ connection: { ...connection, locations: [], wanted: null } }));
    this.#deps.notices.clear('noKeyring', 'tokensUnreadable', 'whileAway', 'locationsGone');
  }

  #note(result: Parameters<typeof noteUnsaved>[1]): void {
    noteUnsaved(this.#deps.notices, result);
  }
}
