import type { Recordings } from '../recordings/recordings.ts';
import type { RequestHandlers } from './serveRequests.ts';

export function recordingRequests(recordings: Recordings): Pick<RequestHandlers, 'recording.open'> {
  return { 'recording.open': ({ key }) => recordings.open(key) };
}
