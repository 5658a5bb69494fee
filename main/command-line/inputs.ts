import * as z from 'zod';
import { Day } from '../../contract/model/callFilter.ts';
import { ClientId, LocationId } from '../../contract/model/ids.ts';

// Words and options arrive as text. Each message goes on after the name: "--from must be …".

const given = z.string('is missing');
const wholeNumber = (example: number) =>
  given.regex(/^\d{1,15}$/, `must be a number such as ${example}`).transform(Number);

export const locationInput = wholeNumber(1001).pipe(LocationId);
export const clientInput = wholeNumber(90_000_123).pipe(ClientId);
export const idInput = wholeNumber(1523).pipe(z.number().positive());
export const applicationInput = z
  .string('is missing: give --app <application id>, or set RINGDESK_APPLICATION_ID')
  .regex(/^\d{1,15}$/, 'must be the number of the app in the Marketplace')
  .transform(Number);

export const locationsInput = z
  .array(locationInput, 'is missing')
  .min(1, 'is missing')
  .transform((ids) => [...new Set(ids)]);
/** None means all. */
export const anyLocationsInput = z
  .array(locationInput)
  .optional()
  .transform((ids = []) => [...new Set(ids)]);

export const countInput = (most: number, least = 1) =>
  wholeNumber(25).pipe(z.number().min(least, `must be at least ${least}`).max(most, `is ${most} at most`));

export const amountInput = given
  .regex(/^\d{1,8}([.]\d{1,2})?$/, 'must be an amount such as 49.90')
  .transform(Number)
  .pipe(z.number().positive('must be more than 0'));

export const percentInput = given
  .regex(/^\d{1,3}([.]\d{1,2})?$/, 'must be a percentage such as 15')
  .transform(Number)
  .pipe(z.number().max(100, 'is 100 at most'));

export const textInput = (longest: number) =>
  given.trim().min(1, 'must not be empty').max(longest, `may have ${longest} characters at most`);

/** Several words make one text, with or without quotes. */
export const wordsInput = (longest: number) =>
  z
    .array(z.string(), 'is missing')
    .transform((words) => words.join(' '))
    .pipe(textInput(longest));

export const dayInput = given.pipe(Day.or(z.never('must be a day such as 2026-11-25')));
const MOMENT = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::(\d{2}))?)?$/;

/** A wall-clock moment as the Marketplace writes it; midnight where only a day is given. */
export const momentInput = given
  .regex(MOMENT, 'must be a day such as 2026-11-25, or a day and a time such as "2026-11-25 14:30:00"')
  .transform((text) => {
    const [, day = '', minute = '00:00', second = '00'] = MOMENT.exec(text) ?? [];
    return `${day} ${minute}:${second}`;
  })
  .refine((text) => isMoment(text), 'is not in any calendar');

/** "YYYY-MM-DDTHH:MM" on the location's clock. */
export const localMinuteInput = given
  .regex(/^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}$/, 'must be a day and a time such as 2026-11-25T14:30')
  .refine((text) => isMoment(text), 'is not in any calendar')
  .transform((text) => text.replace(' ', 'T'));

/** An instant with its offset. */
export const instantInput = z.iso.datetime({
  offset: true,
  error: 'must be a time with an offset such as 2026-11-25T14:30:00+02:00',
});

/** A number with its country code; gives the digits. */
export const phoneInput = given
  .transform((text) => text.replace(/[\s().+-]/g, ''))
  .refine(
    (digits) => /^[1-9]\d{6,14}$/.test(digits),
    'must be a number with its country code such as +13155550175',
  );

/** A number in any form, or an extension: with the plus where it has one, without spaces. */
export const lineInput = given
  .transform((text) => text.replace(/[\s().-]/g, ''))
  .refine((text) => /^\+?\d{3,15}$/.test(text), 'must be a number such as +13155550175');

/** A part of a number; gives its digits. */
export const digitsInput = given
  .transform((text) => text.replace(/\D/g, ''))
  .refine((digits) => digits.length >= 3, 'must have three digits at least');

export const addressInput = given.refine(
  (text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol),
  'must be an address such as https://hooks.example.com/altegio',
);

export const onOffInput = z.enum(['on', 'off'], 'must be on or off').transform((word) => word === 'on');
export const switchInput = z.boolean().optional().transform(Boolean);

function isMoment(text: string): boolean {
  const [day = '', time = ''] = text.replace('T', ' ').split(' ');
  const atMs = Date.parse(`${day}T${time}Z`);
  return !Number.isNaN(atMs) && new Date(atMs).toISOString().startsWith(day);
}
