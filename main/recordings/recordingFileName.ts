import type { CallKey } from '../../contract/model/ids.ts';

/** "recording-2026-11-24-101-5023.mp3": the day by this PC's calendar, location and call id; nobody's name or number. */
export function recordingFileName(key: CallKey, endedAtMs: number, ending: string): string {
  const ended = new Date(endedAtMs);
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = `${ended.getFullYear()}-${two(ended.getMonth() + 1)}-${two(ended.getDate())}`;
  return `recording-${day}-${key.replaceAll(':', '-')}.${ending}`;
}
