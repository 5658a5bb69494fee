import type { Recordings } from '../recordings/recordings.ts';
import type { RecordingSaver } from '../recordings/recordingSaver.ts';
import type { RequestHandlers } from './serveRequests.ts';

type Name = 'recording.open' | 'recording.trouble' | 'recording.seekable' | 'recording.save';

export function recordingRequests(
  recordings: Recordings,
  saver: RecordingSaver,
): Pick<RequestHandlers, Name> {
  return {
    'recording.open': ({ key }) => recordings.open(key),
    'recording.trouble': ({ key }) => recordings.troubleOf(key),
    'recording.seekable': ({ key }) => recordings.seekable(key),
    'recording.save': ({ key }) => saver.save(key),
  };
}
