import type { Account, AppState, Stage } from '../../contract/model/account.ts';
import type { LocationId } from '../../contract/model/ids.ts';
import type { RequestOutput } from '../../contract/ipc/contract.ts';
import type { Location } from '../../contract/model/location.ts';
import type { Outcome, ProblemKind } from '../../contract/model/problem.ts';
import type { ApiLogEntry } from '../altegio/altegioApi.ts';
import { RequestBudget } from '../altegio/budget.ts';
import type { CallListForm, CallListMemory } from '../altegio/calls.ts';
import type { Transport } from '../altegio/transport.ts';
import type { CallDesk } from '../calls/callDesk.ts';
import type { Clock } from '../clock.ts';
import type { NoticeBoard } from '../noticeBoard.ts';
import type { Provision } from '../provision/readProvision.ts';
import { connectionAfter } from '../provision/applyProvision.ts';
import { mayDisturb } from '../settings/doNotDisturb.ts';
import type { AwaySummary } from './awaySummary.ts';
import { ConnectFlow } from './connectFlow.ts';
import type { Tokens } from '../secrets/tokenVault.ts';
import type { Profile } from './profile.ts';
import { SalonWatch } from './salonWatch.ts';
import { wantedAtStart } from './wantedAtStart.ts';

/** The embedded salon: an Altegio of its own on loopback. */
export interface DemoSalon {
  readonly apiUrl: string;
  readonly marketplaceUrl: string;
  readonly partnerToken: string;
  readonly userToken: string;
  ringNow(): void;
  stop(): Promise<void>;
}

export interface ReceptionDeps {
  readonly openProfile: (kind: Profile['kind']) => Profile;
  readonly startDemo: () => Promise<DemoSalon>;
  readonly hideFromLog: (secret: string) => void;
  readonly transport: Transport;
  readonly clock: Clock;
  readonly random: () => number;
  /** The first request waits for it: starting the network competes with painting the window. */
  readonly firstPaint: Promise<void>;
  /** The screen is locked. */
  readonly locked: () => boolean;
  readonly desk: CallDesk;
  readonly notices: NoticeBoard;
  /** Stage, account, calls or health changed. */
  readonly onChange: (what: 'app' | 'account' | 'calls' | 'health' | 'settings') => void;
  readonly onAway: (summary: AwaySummary) => void;
  readonly onBadge: () => void;
  readonly onRequest: (entry: ApiLogEntry) => void;
  readonly onBug: (error: unknown) => void;
}

const done: Outcome = { kind: 'done' };
const problem = (kind: ProblemKind): Outcome => ({ kind: 'problem', problem: { kind, detail: null } });

/** Who is at work here: a profile, the watch over its salon, and the steps from one account to another. */
export class Reception {
  readonly #deps: ReceptionDeps;
  /** The real account's; stays open behind the demo, or tokens kept for this run only would be lost. */
  readonly #salon: Profile;
  #profile: Profile;
  #stage: Stage = 'welcome';
  #watch: SalonWatch | undefined;
  #demoStart: Promise<DemoSalon> | undefined;
  #demo: DemoSalon | undefined;
  #flow: ConnectFlow | undefined;
  /** One queue for everything sent from this machine; it outlives accounts, since the API counts addresses. */
  readonly #budget: RequestBudget;

  constructor(deps: ReceptionDeps) {
    this.#deps = deps;
    this.#budget = new RequestBudget({ clock: deps.clock });
    this.#salon = deps.openProfile('salon');
    this.#profile = this.#salon;
  }

  get profile(): Profile {
    return this.#profile;
  }

  get stage(): AppState['stage'] {
    return this.#stage;
  }

  get watch(): SalonWatch | undefined {
    return this.#watch;
  }

  get flow(): ConnectFlow {
    this.#flow ??= new ConnectFlow({
      transport: this.#deps.transport,
      clock: this.#deps.clock,
      connection: () => this.#profile.store.memory.connection,
      tokensAtWork: () => this.#tokens(),
      budget: this.#budget,
      onRequest: this.#deps.onRequest,
    });
    return this.#flow;
  }

  /** A roll-out file replaces tokens and locations and keeps every other setting. */
  provision(provision: Provision): void {
    const { partnerToken, userToken } = provision;
    const connection = connectionAfter(this.#profile.store.memory.connection, provision);
    this.#note(this.#profile.vault.save({ partnerToken, userToken }));
    this.#note(this.#profile.store.remember({ connection }));
  }

  start(): void {
    this.#tellNotices();
    this.#goTo(this.#profile.connected ? 'ready' : 'welcome');
  }

  async stop(): Promise<void> {
    this.#endWatch();
    if (this.#profile !== this.#salon) this.#profile.stop();
    this.#salon.stop();
    await this.#demo?.stop();
  }

  async tryDemo(): Promise<Outcome> {
    if (this.#profile.kind === 'demo') return done;
    this.#demoStart ??= this.#deps.startDemo();
    const demo = await this.#demoStart;
    if (this.#demo === demo) return done;
    this.#demo = demo;
    this.#open('demo');
    // Each start makes its calls anew under the same ids.
    this.#note(this.#profile.popped.clear());
    const { apiUrl, marketplaceUrl } = demo;
    const { connection } = this.#profile.store.memory;
    const limits = { requestsPerSecond: 10, requestsPerMinute: 600, pollSeconds: 2 };
    this.#note(
      this.#profile.store.remember({
        connection: { ...connection, apiUrl, marketplaceUrl, ...limits, wanted: 'all' },
      }),
    );
    this.#goTo('ready');
    return done;
  }

  /** Back to the real account if there is one, else to the first screen. */
  async leaveDemo(): Promise<Outcome> {
    await this.#closeDemo();
    this.#goTo(this.#profile.connected ? 'ready' : 'welcome');
    return done;
  }

  ringDemo(): Outcome {
    if (this.#profile.kind !== 'demo' || !this.#demo) return problem('gone');
    this.#demo.ringNow();
    return done;
  }

  async beginConnect(): Promise<Outcome> {
    await this.#closeDemo();
    this.#flow = undefined;
    this.#stage = 'connect';
    this.#deps.onChange('app');
    return done;
  }

  cancelConnect(): void {
    this.#flow = undefined;
    if (!this.#watch) {
      this.#goTo(this.#profile.connected ? 'ready' : 'welcome');
      return;
    }
    this.#stage = 'ready';
    this.#deps.onChange('app');
  }

  /** What the user sees, with the ones already watched. */
  async availableLocations(): Promise<RequestOutput<'connect.locations'>> {
    const answer = await this.flow.locations();
    const watched = this.#profile.store.memory.connection.locations.map(({ id }) => id);
    return answer.kind === 'problem' ? answer : { ...answer, watched };
  }

  /** The last step, and later the way to add locations: keeps what was entered and starts watching. */
  async finishConnect(ids: readonly LocationId[]): Promise<Outcome> {
    const chosen = await this.flow.choose(ids);
    if (chosen.kind === 'problem' || !chosen.locations) return chosen;
    const tokens = this.flow.tokens;
    const { connection } = this.#profile.store.memory;
    const kept = this.#profile.store.remember({
      connection: { ...connection, locations: [...chosen.locations], wanted: null },
    });
    this.#note(kept);
    if (!kept.ok) return problem(kept.error.kind);
    if (tokens && this.#profile.kind === 'salon') this.#note(this.#profile.vault.save(tokens));
    this.#deps.notices.remove('tokensUnreadable');
    this.#flow = undefined;
    this.#goTo('ready');
    return done;
  }

  removeLocation(id: LocationId): Outcome {
    const { connection } = this.#profile.store.memory;
    const locations = connection.locations.filter((location) => location.id !== id);
    if (locations.length === 0) return problem('noLocations');
    const kept = this.#profile.store.remember({ connection: { ...connection, locations, wanted: null } });
    this.#note(kept);
    if (!kept.ok) return problem(kept.error.kind);
    this.#goTo('ready');
    return done;
  }

  /** Forgets tokens, locations, choices and what has popped; settings stay. */
  async disconnect(): Promise<Outcome> {
    if (this.#profile.kind === 'demo') return this.leaveDemo();
    this.#endWatch();
    this.#note(this.#profile.vault.forget());
    this.#note(this.#profile.choices.forgetAll());
    this.#note(this.#profile.popped.clear());
    const { connection } = this.#profile.store.memory;
    this.#note(this.#profile.store.remember({ connection: { ...connection, locations: [], wanted: null } }));
    this.#deps.notices.clear('noKeyring', 'tokensUnreadable', 'whileAway', 'locationsGone');
    this.#goTo('welcome');
    return done;
  }

  keepUnprotected(keep: boolean): Outcome {
    const kept = this.#profile.vault.keepUnprotected(keep);
    this.#note(kept);
    if (!kept.ok) return problem(kept.error.kind);
    if (keep) this.#deps.notices.remove('noKeyring');
    this.#deps.onChange('account');
    return done;
  }

  account(): Account {
    const { connection } = this.#profile.store.memory;
    const { vault, kind } = this.#profile;
    return {
      connected: this.#tokens() !== null,
      host: new URL(connection.apiUrl).host,
      keeping: kind === 'demo' ? 'session' : vault.keeping,
      keyringAvailable: vault.keyringAvailable,
      locations: connection.locations,
    };
  }

  // The demo salon makes new tokens at each start; they are nobody's secret and are not kept.
  #tokens(): Tokens | null {
    return this.#profile.kind === 'demo' ? (this.#demo ?? null) : this.#profile.vault.tokens;
  }

  #open(kind: Profile['kind']): void {
    this.#endWatch();
    if (this.#profile !== this.#salon) this.#profile.stop();
    this.#deps.notices.clear(
      'noKeyring',
      'tokensUnreadable',
      'settingsSetAside',
      'settingsFromNewer',
      'whileAway',
    );
    this.#profile = kind === 'salon' ? this.#salon : this.#deps.openProfile(kind);
    this.#flow = undefined;
    this.#tellNotices();
    this.#deps.onChange('settings');
  }

  async #closeDemo(): Promise<void> {
    if (this.#profile.kind !== 'demo') return;
    this.#open('salon');
    const demo = this.#demo;
    this.#demo = undefined;
    this.#demoStart = undefined;
    this.#tellAll();
    await demo?.stop();
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
    this.#deps.desk.dismissAll();
  }

  #beginWatch(): void {
    const { store, vault, popped, choices, kind } = this.#profile;
    const tokens = this.#tokens();
    if (!tokens) return;
    this.#deps.hideFromLog(tokens.partnerToken);
    this.#deps.hideFromLog(tokens.userToken);
    if (kind === 'salon' && vault.keeping === 'session') this.#deps.notices.put({ kind: 'noKeyring' });
    this.#budget.configure(store.memory.connection);
    this.#watch = new SalonWatch({
      connection: store.memory.connection,
      wanted: wantedAtStart(store.memory.connection),
      tokens,
      origin: kind === 'demo' ? 'demo' : 'altegio',
      transport: this.#deps.transport,
      budget: this.#budget,
      callListMemory: this.#callListMemory(),
      clock: this.#deps.clock,
      random: this.#deps.random,
      popped,
      choices,
      desk: this.#deps.desk,
      popupMode: (id) => store.settings.popupModes[String(id)] ?? 'full',
      locked: this.#deps.locked,
      doNotDisturb: () => !mayDisturb(store.settings.doNotDisturbUntil, this.#deps.clock.now()),
      onLocations: (locations, gone) => {
        this.#tookLocations(locations, gone);
      },
      onCalls: () => {
        this.#deps.onChange('calls');
      },
      onHealth: () => {
        this.#deps.onChange('health');
      },
      onAway: this.#deps.onAway,
      onBadge: this.#deps.onBadge,
      onNotSaved: (full) => {
        this.#deps.notices.put({ kind: 'notSaved', full });
      },
      onRequest: this.#deps.onRequest,
      onBug: this.#deps.onBug,
    });
    const watch = this.#watch;
    void this.#deps.firstPaint.then(() => {
      if (this.#watch === watch) watch.start();
    });
  }

  #tookLocations(locations: readonly Location[], gone: number): void {
    const { store } = this.#profile;
    this.#note(
      store.remember({ connection: { ...store.memory.connection, locations: [...locations], wanted: null } }),
    );
    if (gone > 0) this.#deps.notices.put({ kind: 'locationsGone', count: gone });
    this.#deps.onChange('account');
  }

  // What worked at this host is remembered across starts; the memory of a refusal lasts for this run only.
  #callListMemory(): CallListMemory {
    const { store } = this.#profile;
    let refused = false;
    return {
      get: () => (refused ? 'neither' : (store.memory.connection.callListForm ?? undefined)),
      set: (_host: string, form: CallListForm) => {
        refused = form === 'neither';
        if (form === 'neither' || store.memory.connection.callListForm === form) return;
        this.#note(store.remember({ connection: { ...store.memory.connection, callListForm: form } }));
      },
    };
  }

  #tellNotices(): void {
    for (const notice of this.#profile.notices) {
      // A roll-out file may have brought new tokens meanwhile.
      if (notice.kind !== 'tokensUnreadable' || !this.#profile.connected) this.#deps.notices.put(notice);
    }
  }

  #note(result: { ok: true } | { ok: false; error: { kind: string } }): void {
    if (!result.ok) this.#deps.notices.put({ kind: 'notSaved', full: result.error.kind === 'diskFull' });
  }
}
