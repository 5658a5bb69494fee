import type { ExportDesk } from '../export/exportDesk.ts';
import type { RequestHandlers } from './serveRequests.ts';

type Name = 'export.start' | 'export.cancel' | 'export.dismiss' | 'export.reveal';

export function exportRequests(exports: ExportDesk): Pick<RequestHandlers, Name> {
  return {
    'export.start': (wish) => exports.start(wish),
    'export.cancel': () => {
      exports.cancel();
    },
    'export.dismiss': () => {
      exports.dismiss();
    },
    'export.reveal': () => {
      exports.reveal();
    },
  };
}
