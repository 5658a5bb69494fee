import type { AppState } from '../../contract/model/account.ts';
import type { Health, LeftOut } from '../../contract/model/health.ts';
import type {
  CheckStep,
  IntegrationReason,
  LocationCheck,
  LocationStatus,
} from '../../contract/model/integration.ts';
import type { Problem } from '../../contract/model/problem.ts';
import { texts } from '../texts.ts';

export interface ReportFacts {
  readonly check: LocationCheck;
  readonly row: LocationStatus;
  readonly health: Health;
  readonly versions: AppState['versions'];
  readonly platform: AppState['platform'];
  readonly writtenAt: string;
}

const words = texts.checkReport;

/** The last check of a location as a text to send to support: no token, no name, no number, no text of the server. */
export function checkReport({ check, row, health, versions, platform, writtenAt }: ReportFacts): string {
  const arrival = health.locations.find(({ id }) => id === row.id);
  const every = Math.round((arrival?.achievedIntervalMs ?? health.plannedIntervalMs) / 100) / 10;
  const lines: readonly Line[] = [
    [words.written, writtenAt],
    [
      words.versions,
      `Ringdesk ${versions.app}, Electron ${versions.electron}, Chromium ${versions.chromium}, Node ${versions.node}, ${platform}`,
    ],
    [words.location, `${row.title} (${row.timeZone})`],
    [words.status, `${row.word}, ${reasonText(row.reason)}`],
    [words.paidUntil, row.paidUntil ?? words.never],
    [words.lastRead, row.checkedAt ?? words.never],
    ...zoneLines(row),
    [words.arrival, `${arrival?.state ?? 'starting'}, ${words.every(every)}`],
    ...leftOutLines(row.leftOut ?? []),
    [words.requests, words.budget(health.requestsLastMinute, health.requestsPerMinute)],
    [words.clock, words.clockOff(Math.round(health.clockSkewMs / 1000))],
    [words.check, `${check.startedAt} – ${check.endedAt ?? ''}`],
    ...check.steps.map((step) => [`  ${words.steps[step.name]}`, stepText(step)] as const),
  ];
  return [words.heading, ...lines.map(([name, value]) => `${name}: ${value}`), ''].join('\n');
}

type Line = readonly [name: string, value: string];

function zoneLines({ zoneFrom }: LocationStatus): Line[] {
  return zoneFrom === undefined ? [] : [[words.zone, words.zones[zoneFrom]]];
}

function leftOutLines(leftOut: readonly LeftOut[]): Line[] {
  return leftOut.map(({ reason, rows, example }) => [
    words.leftOut,
    words.leftOutRows(rows, words.leftOutReasons[reason], example),
  ]);
}

function stepText({ state, tookMs, problem, reason }: CheckStep): string {
  const parts = [
    words.states[state],
    ...(tookMs === null ? [] : [words.took(tookMs)]),
    ...(problem === null ? [] : [problemText(problem)]),
    ...(reason === null ? [] : [reasonText(reason)]),
  ];
  return parts.join(', ');
}

// What the server wrote may name somebody; codes of the network and of HTTP do not.
const HARMLESS: readonly Problem['kind'][] = ['offline', 'proxy', 'certificate', 'server', 'rateLimited'];

function problemText({ kind, detail }: Problem): string {
  return detail !== null && HARMLESS.includes(kind) ? `${kind} (${detail})` : kind;
}

function reasonText({ kind, ...values }: IntegrationReason): string {
  const known = Object.entries(values).map(([name, value]) => `${name} ${String(value)}`);
  return known.length === 0 ? kind : `${kind} (${known.join(', ')})`;
}
