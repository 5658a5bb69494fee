import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useDesk } from '../../store/DeskProvider.tsx';
import { act } from '../../ui/bridge.ts';
import { SwitchLine } from '../../ui/SwitchLine.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useAction } from '../../ui/useAction.ts';
import { CopyAddress } from './CopyAddress.tsx';
import { LastNotice } from './LastNotice.tsx';
import { PartnerTrouble } from './PartnerTrouble.tsx';
import styles from './NoticesTab.module.css';
import { Panel } from './Panel.tsx';

const isPort = (port: number): boolean => Number.isInteger(port) && port >= 1024 && port <= 65_535;

/** The receiver on this computer: registration links and Altegio's notices come to it. */
export function NoticesTab() {
  const intl = useIntl();
  const { on, port, registrationUrl, noticesUrl, problem, ...news } = useDesk(
    (desk) => desk.partner.partner.receiver,
  );
  const action = useAction();
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);

  const turn = (wanted: boolean): void => {
    const chosen = typed === '' ? null : Number(typed);
    const unfit = wanted && chosen !== null && !isPort(chosen);
    setWrong(unfit);
    if (unfit) return;
    void action.run(() => act('partner.receiver', { on: wanted, port: wanted ? chosen : port }));
  };
  return (
    <Panel
      title={intl.formatMessage({ id: 'partner.notices.title' })}
      lead={<FormattedMessage id="partner.notices.lead" />}
    >
      <SwitchLine
        label={intl.formatMessage({ id: 'partner.notices.on' })}
        hint={intl.formatMessage({ id: 'partner.notices.onHint' })}
        on={on}
        onChange={turn}
      />
      <div className={styles['port']}>
        <TextField
          inputMode="numeric"
          label={intl.formatMessage({ id: 'partner.notices.port' })}
          hint={intl.formatMessage({ id: on ? 'partner.notices.portFixed' : 'partner.notices.portHint' })}
          error={wrong ? intl.formatMessage({ id: 'partner.notices.portWrong' }) : undefined}
          readOnly={on}
          maxLength={5}
          value={on && port !== null ? `${port}` : typed}
          onChange={({ target }) => {
            setWrong(false);
            setTyped(target.value.replace(/\D/g, ''));
          }}
        />
      </div>
      <PartnerTrouble trouble={action.trouble ?? problem} />
      {registrationUrl !== null && (
        <CopyAddress
          label={intl.formatMessage({ id: 'partner.notices.registration' })}
          url={registrationUrl}
        />
      )}
      {noticesUrl !== null && (
        <CopyAddress label={intl.formatMessage({ id: 'partner.notices.notices' })} url={noticesUrl} />
      )}
      <p className={styles['tunnel']}>
        <FormattedMessage id="partner.notices.tunnel" />
      </p>
      <LastNotice {...news} />
    </Panel>
  );
}
