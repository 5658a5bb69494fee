import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import { chmod, writeFile } from 'node:fs/promises';
import { systemClock } from '../clock.ts';
import { makeDemoSalon } from './data/makeDemoSalon.ts';
import { FaultBox } from './faultBox.ts';
import { PUBLISHED_LIMIT, RateLimiter, type RateLimit } from './rateLimit.ts';
import { registrationQuery } from './registrationPage.ts';
import { RequestLog } from './requestLog.ts';
import { addAppointment, addCall, addClient, changeCall, findOnly, removeCall } from './salonEdits.ts';
import { sendNotice } from './sendNotice.ts';
import { createSalonServer } from './salonServer.ts';
import { SalonState } from './salonState.ts';
import type { Simulator, SimulatorOptions } from './simulatorControl.ts';

export type { Simulator, SimulatorOptions } from './simulatorControl.ts';

const DEFAULTS = {
  partnerToken: 'demo-partner-token',
  userToken: 'demo-user-token',
  login: 'reception@example.com',
  password: 'correct horse',
  applicationId: 4217,
};

/** Starts the salon on 127.0.0.1. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const { partnerToken, userToken, login, password, applicationId } = { ...DEFAULTS, ...options };
  const now = options.now ?? Date.now;
  const timer = options.timer ?? systemClock;
  const salon =
    options.salon ??
    makeDemoSalon({ now: now(), ...(options.seed === undefined ? {} : { seed: options.seed }) });
  const credentials = { partnerToken, userToken, login, password };
  const state = new SalonState(salon, now, credentials, applicationId);
  const log = new RequestLog(timer);
  const faults = new FaultBox();
  const limiter = new RateLimiter(limitFrom(options.rateLimit));
  const server = createSalonServer({ state, log, faults, limiter, timer });

  const port = await listen(server, options.port ?? 0);
  const origin = (state.origin = `http://127.0.0.1:${port}`);
  const goOffline = (): Promise<void> => close(server);

  return {
    apiUrl: `${origin}/api/v1`,
    marketplaceUrl: origin,
    port,
    login,
    password,
    applicationId,
    salon,
    now,
    get partnerToken() {
      return credentials.partnerToken;
    },
    get userToken() {
      return credentials.userToken;
    },
    location: (title) =>
      findOnly(salon.locations, `location ${title}`, (location) => location.title === title),
    client: (name) =>
      findOnly(
        salon.clients,
        `client ${name}`,
        (client) => `${client.name} ${client.surname}`.trim() === name,
      ),

    addCall: (call) => addCall(state, call),
    changeCall: (id, patch) => {
      changeCall(state, id, patch);
    },
    removeCall: (id) => {
      removeCall(state, id);
    },
    holdBack: (callId, { polls }) => void state.heldBack.set(callId, polls),
    addClient: (client) => addClient(state, client),
    addAppointment: (appointment) => addAppointment(state, appointment),

    failWith: (fault, scope) => faults.add(fault, scope),
    heal: () => {
      faults.clear();
    },
    goOffline,
    goOnline: async () => {
      if (!server.listening) await listen(server, port);
    },
    revokeToken: (which) => {
      credentials[which === 'partner' ? 'partnerToken' : 'userToken'] = `${which}-${randomUUID()}`;
    },
    requireConfirmation: (required) => {
      state.confirmationRequired = required;
    },
    setRight: (locationId, right, granted) => {
      state.setRight(locationId, right, granted);
    },
    setCallFormat: (format) => {
      state.callFormat = format;
    },
    setCallForm: (form) => {
      state.callForm = form;
    },
    setRateLimit: (limit) => {
      limiter.limit = limit;
    },
    setInstallation: (locationId, to, { secondsAgo = 0 } = {}) => {
      state.installations.set(
        locationId,
        to,
        to === 'freezed' ? 'billing' : 'marketplace',
        secondsAgo * 1000,
      );
    },
    registrationLink: (wish) => `https://partner.example.com/connect?${registrationQuery(state, wish)}`,
    sendNotice: (url, notice) => sendNotice(state, url, notice),
    installationState: (locationId) => state.installations.of(locationId).state,
    setRecording: (callId, to) => void state.recordings.set(callId, to),

    requests: log.requests,
    violations: state.violations,
    voipCommands: state.voipCommands,
    get telephonyEnabled() {
      return state.telephonyEnabled;
    },
    requestsTo: (path) => log.to(path),
    nextRequest: (path) => log.next(path),
    maxRequestsInWindow: (windowMs) => log.maxInWindow(windowMs),

    writeProvisionFile: async (path, overrides = {}) => {
      const altegio = { apiUrl: `${origin}/api/v1`, marketplaceUrl: origin, ...credentials, applicationId };
      const { login: _login, password: _password, ...tokens } = altegio;
      const file = {
        altegio: tokens,
        locations: salon.locations.map(({ id }) => id),
        pollSeconds: 2,
        ...overrides,
      };
      await writeFile(path, JSON.stringify(file, null, 2), { mode: 0o600 });
      // The mode above only counts for a file that is new.
      await chmod(path, 0o600);
      return path;
    },
    stop: goOffline,
  };
}

function limitFrom(option: SimulatorOptions['rateLimit']): RateLimit | undefined {
  if (option === true) return PUBLISHED_LIMIT;
  return option === false ? undefined : option;
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    if (!server.listening) {
      resolve();
      return;
    }
    server.close(() => {
      resolve();
    });
    server.closeAllConnections();
  });
}
