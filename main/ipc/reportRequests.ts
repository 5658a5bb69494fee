import type { ReportDesk } from '../reports/reportDesk.ts';
import type { RequestHandlers } from './serveRequests.ts';

type Name = 'report.read' | 'report.save' | 'report.print';

export function reportRequests(reports: ReportDesk, print: () => void): Pick<RequestHandlers, Name> {
  return {
    'report.read': (range) => reports.read(range),
    'report.save': (input) => reports.save(input),
    'report.print': () => {
      print();
    },
  };
}
