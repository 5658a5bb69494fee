import { useId, useState, type SubmitEvent } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useDesk } from '../../store/DeskProvider.tsx';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { WindowDialog } from '../../ui/WindowDialog.tsx';

const DAY_MS = 86_400_000;
// Without it a year of six digits can be typed.
const LATEST = '9999-12-30T23:59';

/** As the field writes it: wall-clock time of this PC, "2026-11-25T09:00". */
const fieldText = (ms: number): string =>
  new Date(ms - new Date(ms).getTimezoneOffset() * 60_000).toISOString().slice(0, 16);

interface Props {
  readonly onClose: () => void;
  readonly onLater: (until: string) => void;
}

export function LaterDialog({ onClose, onLater }: Props) {
  const intl = useIntl();
  const form = useId();
  const serverOffsetMs = useDesk((desk) => desk.calls.serverOffsetMs);
  const [text, setText] = useState(() => fieldText(new Date(Date.now() + DAY_MS).setHours(9, 0, 0, 0)));
  const [past, setPast] = useState(false);

  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const untilMs = Date.parse(text);
    const ahead = untilMs > Date.now() + serverOffsetMs;
    setPast(!ahead);
    if (ahead) onLater(new Date(untilMs).toISOString());
  };

  return (
    <WindowDialog
      title={intl.formatMessage({ id: 'followUp.laterTitle' })}
      onClose={onClose}
      buttons={
        <>
          <Button onClick={onClose}>
            <FormattedMessage id="action.cancel" />
          </Button>
          <Button look="primary" type="submit" form={form}>
            <FormattedMessage id="followUp.remind" />
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} noValidate>
        <TextField
          type="datetime-local"
          max={LATEST}
          label={intl.formatMessage({ id: 'followUp.laterLabel' })}
          hint={intl.formatMessage({ id: 'followUp.laterHint' })}
          value={text}
          error={past && intl.formatMessage({ id: 'followUp.laterPast' })}
          onChange={(event) => {
            setPast(false);
            setText(event.target.value);
          }}
        />
      </form>
    </WindowDialog>
  );
}
