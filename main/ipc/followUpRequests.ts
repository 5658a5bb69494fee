import type { FollowUpDesk } from '../follow-up/followUpDesk.ts';
import type { RequestHandlers } from './serveRequests.ts';

type Name = Extract<keyof RequestHandlers, `followUp.${string}` | `note.${string}` | `outcome.${string}`>;

/** People to ring back, and what is written down about calls. */
export function followUpRequests(desk: FollowUpDesk): Pick<RequestHandlers, Name> {
  return {
    'followUp.page': (question) => desk.page(question),
    'followUp.calledBack': ({ id }) => desk.decide(id, 'calledBack'),
    'followUp.notNeeded': ({ id }) => desk.decide(id, 'notNeeded'),
    'followUp.later': ({ id, until }) => desk.decide(id, 'later', until),
    'followUp.undo': ({ id }) => desk.undo(id),
    'followUp.add': ({ key }) => desk.add(key),
    'followUp.drop': ({ key }) => desk.drop(key),
    'note.save': ({ key, text }) => desk.saveNote(key, text),
    'outcome.save': ({ key, outcome }) => desk.saveOutcome(key, outcome),
    'note.send': ({ key }) => desk.sendNote(key),
  };
}
