import { CallKey } from '../../contract/model/ids.ts';
import type { Redactor } from './redactor.ts';
import { describeError } from './describeError.ts';

const TEXTS = [
  'kind',
  'code',
  'detail',
  'state',
  'reason',
  'host',
  'path',
  'method',
  'file',
  'callKey',
  'window',
  'request',
  'process',
  'version',
  'platform',
] as const;
const IDS = ['locationId', 'callId', 'clientId', 'applicationId'] as const;
const NUMBERS = [
  'status',
  'count',
  'rows',
  'oddRows',
  'page',
  'attempt',
  'bytes',
  'ms',
  'waitMs',
  'intervalMs',
  'skewMs',
  'exitCode',
] as const;

/** The only names a log line may carry; anything else is left out and its name noted. */
export interface LogFields
  extends
    Partial<Readonly<Record<(typeof TEXTS)[number], string | null>>>,
    Partial<Readonly<Record<(typeof IDS)[number] | (typeof NUMBERS)[number], number | null>>> {
  readonly on?: boolean;
  /** Whatever was thrown. */
  readonly error?: unknown;
}

const texts = new Set<string>(TEXTS);
const ids = new Set<string>(IDS);
const numbers = new Set<string>(NUMBERS);

// A day in milliseconds and a file of ten gigabytes have fewer digits than a phone number with its country.
const LARGEST_NUMBER = 9_999_999_999;
const HOST = /^(?:[a-z0-9-]+\.)*[a-z][a-z0-9-]*(?::\d{1,5})?$|^(?:\d{1,3}\.){3}\d{1,3}(?::\d{1,5})?$/i;

/** What of the fields may be written. */
export function readFields(fields: object, redactor: Redactor): Readonly<Record<string, unknown>> {
  const kept: Record<string, unknown> = {};
  const leftOut: string[] = [];
  for (const [name, value] of Object.entries(fields)) {
    const fit = name === 'error' ? describeError(value, redactor) : readField(name, value, redactor);
    if (fit === undefined) leftOut.push(redactor.text(name));
    else kept[name] = fit;
  }
  return leftOut.length > 0 ? { ...kept, leftOut } : kept;
}

function readField(name: string, value: unknown, redactor: Redactor): unknown {
  if (value === null) return texts.has(name) || ids.has(name) || numbers.has(name) ? null : undefined;
  if (typeof value === 'boolean') return name === 'on' ? value : undefined;
  if (typeof value === 'number') {
    const fits = ids.has(name) || (numbers.has(name) && Math.abs(value) <= LARGEST_NUMBER);
    return fits ? value : undefined;
  }
  if (typeof value !== 'string' || !texts.has(name)) return undefined;
  const harmless =
    (name === 'callKey' && CallKey.safeParse(value).success) || (name === 'host' && HOST.test(value));
  return harmless ? value : redactor.text(value);
}
