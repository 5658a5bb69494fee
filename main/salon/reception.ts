import type { Account, AppState, Stage } from '../../contract/model/account.ts';
import type { Outcome } from '../../contract/model/problem.ts';
import { RequestBudget } from '../altegio/budget.ts';
import { done, refusedFor } from '../outcome.ts';
import { connectionAfter } from '../provision/applyProvision.ts';
import type { Provision } from '../provision/readProvision.ts';
import { AccountSteps } from './accountSteps.ts';
import type { BookKeeper } from './bookKeeper.ts';
import { noteUnsaved } from './noteUnsaved.ts';
import type { Profile } from './profile.ts';
import { Profiles, type ProfilesDeps } from './profiles.ts';
import type { SalonAtWork } from './salonAtWork.ts';
import type { SalonWatch } from './salonWatch.ts';
import { watchFor, type WatchForDeps } from './watchFor.ts';

export interface ReceptionDeps
  extends Omit<WatchForDeps, 'onChange'>, Pick<ProfilesDeps, 'openProfile' | 'startDemo'> {
  /** The first request waits for it: starting the network competes with painting the window. */
  readonly firstPaint: Promise<void>;
  readonly keeper: BookKeeper;
  /** Stage, account, calls or health changed. */
  readonly onChange: (what: 'app' | 'account' | 'calls' | 'health' | 'settings') => void;
  /** Another salon is at work from now on, or none. */
  readonly onWork: (work: SalonAtWork | null) => void;
  /** The account of this profile was taken away. */
  readonly onForget: (profile: Profile) => void;
}

/** Who is at work here: a profile, the watch over its salon, and the stage that windows show. */
export class Reception {
  readonly steps: AccountSteps;
  readonly #deps: ReceptionDeps;
  readonly #profiles: Profiles;
  #stage: Stage = 'welcome';
  #watch: SalonWatch | undefined;
  #stopped = false;
  /** One queue for everything sent from this machine; it outlives accounts, since the API counts addresses. */
  readonly #budget: RequestBudget;

  constructor(deps: ReceptionDeps) {
    this.#deps = deps;
    this.#budget = new RequestBudget({ clock: deps.clock });
    this.#profiles = new Profiles({
      openProfile: deps.openProfile,
      startDemo: deps.startDemo,
      notices: deps.notices,
      onLeave: () => {
        this.#endWatch();
        void deps.keeper.close();
        this.steps.startOver();
      },
    });
    this.steps = new AccountSteps({
      transport: deps.transport,
      clock: deps.clock,
      budget: this.#budget,
      onRequest: deps.onRequest,
      refusedToken: () => this.#watch?.health.refusedToken ?? null,
      profiles: this.#profiles,
      notices: deps.notices,
      onReady: () => {
        this.#goTo('ready');
      },
      onKeeping: (keep) => {
        deps.onChange('account');
        void deps.keeper.keepUnprotected(keep);
      },
    });
  }

  get profile(): Profile {
    return this.#profiles.current;
  }

  get stage(): AppState['stage'] {
    return this.#stage;
  }

  get watch(): SalonWatch | undefined {
    return this.#watch;
  }

  /** A roll-out file replaces tokens and locations and keeps every other setting. */
  provision(provision: Provision): void {
    const { partnerToken, userToken } = provision;
    const { connection, vault, store } = this.profile;
    noteUnsaved(this.#deps.notices, vault.save({ partnerToken, userToken }, provision));
    noteUnsaved(this.#deps.notices, store.remember({ connection: connectionAfter(connection, provision) }));
  }

  start(): void {
    this.#profiles.tellNotices();
    this.#goHome();
  }

  /** For good: whoever is still on the way to another salon finds none at work. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#endWatch();
    await Promise.all([this.#deps.keeper.close(), this.#profiles.stop()]);
  }

  async tryDemo(): Promise<Outcome> {
    if (this.#stopped || !(await this.#profiles.openDemo())) return done;
    this.#deps.onChange('settings');
    this.#goTo('ready');
    return done;
  }

  /** Back to the real account if there is one, else to the first screen. */
  async leaveDemo(): Promise<Outcome> {
    await this.#closeDemo();
    this.#goHome();
    return done;
  }

  tryNow(): Outcome {
    if (!this.watch) return refusedFor('gone');
    this.watch.tryNow();
    return done;
  }

  ringDemo(): Outcome {
    const { demo } = this.#profiles;
    if (this.profile.kind !== 'demo' || !demo) return refusedFor('gone');
    demo.ringNow();
    return done;
  }

  async beginConnect(): Promise<Outcome> {
    await this.#closeDemo();
    this.steps.startOver();
    this.#stage = 'connect';
    this.#deps.onChange('app');
    return done;
  }

  cancelConnect(): void {
    this.steps.startOver();
    if (!this.#watch) {
      this.#goHome();
      return;
    }
    this.#stage = 'ready';
    this.#deps.onChange('app');
  }

  /** Away from the account; the demo salon is only left. */
  async disconnect(): Promise<Outcome> {
    if (this.profile.kind === 'demo') return this.leaveDemo();
    this.#endWatch();
    await this.#deps.keeper.forget(this.profile);
    this.steps.forget();
    this.#deps.onForget(this.profile);
    this.#goTo('welcome');
    return done;
  }

  account(): Account {
    const { connection, vault, kind } = this.profile;
    return {
      connected: this.#profiles.tokens !== null,
      host: new URL(connection.apiUrl).host,
      keeping: kind === 'demo' ? 'session' : vault.keeping,
      keyringAvailable: vault.keyringAvailable,
      locations: connection.locations,
    };
  }

  async #closeDemo(): Promise<void> {
    const stopDemo = this.#profiles.closeDemo();
    if (!stopDemo) return;
    this.#deps.onChange('settings');
    this.#tellAll();
    await stopDemo();
  }

  #goHome(): void {
    this.#goTo(this.profile.connected ? 'ready' : 'welcome');
  }

  #goTo(stage: Stage): void {
    this.#stage = stage;
    this.#endWatch();
    if (stage === 'ready') this.#beginWatch();
    this.#tellAll();
  }

  #tellAll(): void {
    for (const what of ['app', 'account', 'calls', 'health'] as const) this.#deps.onChange(what);
  }

  #endWatch(): void {
    this.#watch?.stop();
    this.#watch = undefined;
    this.#deps.onWork(null);
    this.#deps.desk.dismissAll();
  }

  #beginWatch(): void {
    const { tokens } = this.#profiles;
    if (!tokens || this.#stopped) return;
    this.#deps.keeper.open(this.profile);
    const watch = watchFor(this.#deps, { profile: this.profile, tokens, budget: this.#budget });
    this.#watch = watch;
    this.#deps.onWork({ profile: this.profile, watch, partnerToken: tokens.partnerToken });
    void this.#deps.firstPaint.then(() => {
      if (this.#watch === watch) watch.start();
    });
  }
}
