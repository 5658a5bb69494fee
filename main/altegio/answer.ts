import * as z from 'zod';
import { err, ok, type Result } from '../../contract/result.ts';
import type { ApiError } from './apiError.ts';
import { complaintsOf } from './complaints.ts';
import { retryAfterMs, toldWaitMs } from './retryAfter.ts';
import type { HttpAnswer } from './transport.ts';
import { oneLine } from './wire.ts';

const Envelope = z.object({
  success: z.boolean().optional(),
  data: z.unknown().optional(),
  meta: z.unknown().optional(),
});
type Envelope = z.infer<typeof Envelope>;

const Nothing = z.union([z.null(), z.tuple([]), z.strictObject({})]);
const RefusedMeta = z.union([z.object({ message: z.string().nullish() }), z.array(z.unknown())]);
/**
 * How Altegio itself refuses: no success in its own envelope, with or without words. Whatever stands on the way has
 * words of its own, under other names.
 */
const Refusal = z.union([
  z.object({ success: z.literal(false), data: z.unknown().optional(), meta: RefusedMeta }),
  z.object({ success: z.literal(false), data: Nothing, meta: z.null().optional() }),
  z.object({ success: z.literal(false), data: Nothing.optional(), meta: z.null() }),
]);

const Meta = z.object({ message: z.string().catch(''), errors: z.unknown().optional() });
const MOST_REASONS = 5;
const MOST_WORDS = 2_000;
const FIELD_NAME = /^[\w.[\]-]{1,60}$/;

/** What surrounds `data` in every answer; `message` is for people and may be ''. */
export interface AnswerText {
  readonly message: string;
  readonly fields: readonly string[];
  readonly reasons: readonly string[];
}

interface Reading<T> {
  readonly data: z.ZodType<T>;
  /** Nothing at all is an answer too, with null as its data. */
  readonly emptyBody?: boolean | undefined;
  /** `data` reads `{ data, meta }`. */
  readonly withMeta?: boolean | undefined;
  readonly serverNowMs: number;
  /** Takes tokens out of a text of the server. */
  readonly scrub: (text: string) => string;
}

/**
 * Turns a complete HTTP answer into the operation's data or the error it means. JSON is parsed whatever the content
 * type says, because that is not documented; `success: false` is a failure whatever the status says.
 * Source: https://developer.alteg.io/api (envelope `success`, `data`, `meta`).
 */
export function readAnswer<T>(
  answer: HttpAnswer,
  { data, emptyBody = false, withMeta = false, serverNowMs, scrub }: Reading<T>,
): Result<T, ApiError> {
  const json = emptyBody && isBlank(answer.body) ? { data: null } : parseJson(answer.body);
  const envelope = Envelope.safeParse(json);
  const text = textOf(envelope.success ? envelope.data : undefined, scrub);
  const { message } = text;

  if (answer.status < 200 || answer.status > 299) return err(errorOf(answer, { json, text, serverNowMs }));
  if (json === undefined) return err({ kind: 'badResponse', detail: notJson(answer.body) });
  if (!envelope.success) return err({ kind: 'badResponse', detail: 'no envelope' });
  if (envelope.data.success === false)
    return err({ kind: 'badResponse', detail: `success: false. ${message}`.trim() });

  const { data: raw, meta } = envelope.data;
  const read = data.safeParse(withMeta ? { data: raw, meta } : raw);
  if (read.success) return ok(read.data);
  const path = read.error.issues[0]?.path.map(String).join('.') ?? '';
  return err({ kind: 'badResponse', detail: `unexpected data ${path}`.trim() });
}

function errorOf(
  { status, header, body }: HttpAnswer,
  read: { readonly json: unknown; readonly text: AnswerText; readonly serverNowMs: number },
): ApiError {
  const { json, text, serverNowMs } = read;
  const { message, fields, reasons } = text;
  const words = (): string => message || otherWords(json, body);
  switch (status) {
    case 400:
    case 422:
      return { kind: 'invalid', message, fields, reasons };
    case 401:
      return { kind: 'unauthorized' };
    case 402:
      return { kind: 'licenceEnded' };
    case 403:
      return Refusal.safeParse(json).success ? { kind: 'forbidden', message } : { kind: 'networkBlock' };
    case 404:
      return { kind: 'notFound' };
    case 409:
      return { kind: 'conflict', message };
    case 429:
      return { kind: 'rateLimited', retryAfterMs: retryAfterMs(header('retry-after'), words(), serverNowMs) };
    case 503: {
      const toldMs = toldWaitMs(header('retry-after'), words(), serverNowMs);
      return { kind: 'server', status, ...(toldMs !== null && { retryAfterMs: toldMs }) };
    }
    default:
      return status >= 500 ? { kind: 'server', status } : { kind: 'badResponse', detail: `status ${status}` };
  }
}

const Words = z.object({ message: z.string().catch(''), error: z.string().catch('') });

/** What something that is not Altegio says: JSON of another shape, a page or plain text. */
function otherWords(json: unknown, body: string): string {
  if (json === undefined) return oneLine(body.slice(0, MOST_WORDS).replace(/<[^>]*>/g, ' '));
  const words = Words.safeParse(json);
  return words.success ? oneLine(words.data.message || words.data.error) : '';
}

/** Undefined when the text is not JSON; a byte order mark in front is allowed. */
export function parseJson(text: string): unknown {
  try {
    const parsed: unknown = JSON.parse(withoutMark(text));
    return parsed;
  } catch {
    return undefined;
  }
}

const withoutMark = (body: string): string => body.replace(/^\ufeff/, '').trimStart();
const isBlank = (body: string): boolean => withoutMark(body) === '';

function notJson(body: string): string {
  if (isBlank(body)) return 'empty body';
  return withoutMark(body).startsWith('<') ? 'captive portal or proxy page' : 'not JSON';
}

function textOf(envelope: Envelope | undefined, scrub: (text: string) => string): AnswerText {
  const meta = Meta.safeParse(envelope?.meta);
  if (!meta.success) return { message: '', fields: [], reasons: [] };
  const clean = (text: string): string => oneLine(scrub(text));
  const complaints = complaintsOf(meta.data.errors);
  return {
    message: clean(meta.data.message),
    fields: complaints.flatMap(({ field }) => field ?? []).filter((name) => FIELD_NAME.test(name)),
    reasons: complaints
      .flatMap(({ texts }) => texts.map(clean))
      .filter(Boolean)
      .slice(0, MOST_REASONS),
  };
}
