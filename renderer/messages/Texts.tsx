import type { ReactNode } from 'react';
import { IntlProvider } from 'react-intl';
import type en from './en.json';

declare global {
  // eslint-disable-next-line @typescript-eslint/no-namespace -- react-intl reads the ids of the messages from here
  namespace FormatjsIntl {
    interface Message {
      ids: keyof typeof en;
    }
  }
}

/** The person's own English where the system has one ("2:05 PM" or "14:05"), else one that writes dates as Europe does. */
export const locale = navigator.language.startsWith('en') ? navigator.language : 'en-GB';

export type Messages = typeof en;

export function Texts({ messages, children }: { readonly messages: Messages; readonly children: ReactNode }) {
  return (
    <IntlProvider locale={locale} messages={messages}>
      {children}
    </IntlProvider>
  );
}
