import { useState } from 'react';
import { useIntl } from 'react-intl';
import { useDesk } from '../../store/DeskProvider.tsx';
import { MenuButton } from '../../ui/MenuButton.tsx';
import { LaterDialog } from './LaterDialog.tsx';
import { laterTimes } from './laterTimes.ts';

/** Puts a row off until a time that reminds. */
export function LaterButton({ onLater }: { readonly onLater: (until: string) => void }) {
  const intl = useIntl();
  const [choosing, setChoosing] = useState(false);
  const serverOffsetMs = useDesk((desk) => desk.calls.serverOffsetMs);
  const times = (): ReturnType<typeof laterTimes> => laterTimes(Date.now() + serverOffsetMs);

  return (
    <>
      <MenuButton
        label={intl.formatMessage({ id: 'followUp.later' })}
        items={() => [
          ...times().map(({ name, atMs }) => ({
            id: name,
            text: intl.formatMessage({ id: `followUp.later.${name}` }),
            hint: intl.formatTime(atMs, { timeStyle: 'short' }),
          })),
          { id: 'choose' as const, text: intl.formatMessage({ id: 'followUp.later.choose' }) },
        ]}
        onChoose={(id) => {
          const time = times().find(({ name }) => name === id);
          if (time) onLater(new Date(time.atMs).toISOString());
          else setChoosing(true);
        }}
      />
      {choosing && (
        <LaterDialog
          onClose={() => setChoosing(false)}
          onLater={(until) => {
            setChoosing(false);
            onLater(until);
          }}
        />
      )}
    </>
  );
}
