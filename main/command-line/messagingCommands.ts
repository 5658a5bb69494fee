import * as z from 'zod';
import {
  setShortNames,
  setShortNamesOperation,
  updateChannel,
  updateChannelOperation,
} from '../altegio/messagingApps.ts';
import { changeOnce } from './changeOnce.ts';
import { command } from './command.ts';
import { applicationInput, locationInput, onOffInput, textInput } from './inputs.ts';

const MOST_NAMES = 20;
const NOTE = 'For messaging apps. A telephony app never needs it.';

export const messagingCommands = [
  command({
    name: 'channel',
    summary: 'For messaging apps, not for telephony: whether a channel can be used.',
    words: ['<location>', '<channel>', '<state>'],
    options: {},
    examples: ['channel 1001 sms on --app 4217', 'channel 1001 whatsapp off --app 4217'],
    note: NOTE,
    secrets: ['partner'],
    changes: true,
    ledger: true,
    input: z.object({
      location: locationInput,
      channel: z.enum(['sms', 'whatsapp'], 'must be sms or whatsapp'),
      state: onOffInput,
      app: applicationInput,
    }),
    run: ({ location, channel, state, app }, session) => {
      const wanted = { locationId: location, applicationId: app, channel, available: state };
      return changeOnce(session, {
        operation: updateChannelOperation(wanted),
        locationIds: [location],
        next: 'sendAgain',
        question: `Turn ${channel} ${state ? 'on' : 'off'} in location ${location}?`,
        send: () => updateChannel(session.api, wanted, session.options),
        done: () => ({
          json: { location, channel, available: state },
          text: `${channel} is ${state ? 'on' : 'off'} in location ${location}.`,
        }),
        look: 'It can be repeated.',
      });
    },
  }),
  command({
    name: 'short-names',
    summary: 'For messaging apps, not for telephony: sender names of text messages.',
    words: ['<location>', '<name…>'],
    options: {},
    examples: ['short-names 1001 Salon "Salon Spa" --app 4217'],
    note: NOTE,
    secrets: ['partner'],
    changes: true,
    ledger: true,
    input: z.object({
      location: locationInput,
      name: z.array(textInput(50), 'is missing').max(MOST_NAMES, `may be given ${MOST_NAMES} times at most`),
      app: applicationInput,
    }),
    run: ({ location, name, app }, session) => {
      const wanted = { locationId: location, applicationId: app, shortNames: name };
      return changeOnce(session, {
        operation: setShortNamesOperation(wanted),
        locationIds: [location],
        next: 'sendAgain',
        question: `Offer location ${location} these sender names: ${name.join(', ')}?`,
        send: () => setShortNames(session.api, wanted, session.options),
        done: () => ({
          json: { location, shortNames: name },
          text: `Location ${location} has the sender names.`,
        }),
        look: 'It can be repeated.',
      });
    },
  }),
];
