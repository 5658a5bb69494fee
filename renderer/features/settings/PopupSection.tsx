import { FormattedMessage, useIntl } from 'react-intl';
import { useDesk } from '../../store/DeskProvider.tsx';
import { tell } from '../../ui/bridge.ts';
import { Button } from '../../ui/Button.tsx';
import { SwitchLine } from '../../ui/SwitchLine.tsx';
import { TroubleText } from '../../ui/TroubleText.tsx';
import { CornerChooser } from './CornerChooser.tsx';
import { DoNotDisturb } from './DoNotDisturb.tsx';
import styles from './PopupSection.module.css';
import { PopupModes } from './PopupModes.tsx';
import { StayTime } from './StayTime.tsx';
import { useSettings } from './useSettings.ts';
import { ZoomChoice } from './ZoomChoice.tsx';

export function PopupSection() {
  const intl = useIntl();
  const { settings, change, trouble } = useSettings();
  const onLinux = useDesk((desk) => desk.app.app.platform === 'linux');
  return (
    <>
      <PopupModes />
      <StayTime />
      <CornerChooser />
      <ZoomChoice of="popupZoom" />
      <DoNotDisturb />
      <SwitchLine
        label={intl.formatMessage({ id: 'popupSettings.letterKeys' })}
        hint={intl.formatMessage({ id: 'popupSettings.letterKeysHint' })}
        on={settings.letterKeys}
        onChange={(letterKeys) => change({ letterKeys })}
      />
      {onLinux && (
        <SwitchLine
          label={intl.formatMessage({ id: 'popupSettings.waylandNative' })}
          hint={intl.formatMessage({ id: 'popupSettings.waylandNativeHint' })}
          on={settings.waylandNative}
          onChange={(waylandNative) => change({ waylandNative })}
        />
      )}
      <TroubleText trouble={trouble} />
      <div className={styles['test']}>
        <Button onClick={() => tell('call.test')}>
          <FormattedMessage id="popupSettings.test" />
        </Button>
        <span>
          <FormattedMessage id="popupSettings.testHint" />
        </span>
      </div>
    </>
  );
}
