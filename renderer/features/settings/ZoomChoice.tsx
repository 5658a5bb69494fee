import { Minus, Plus } from 'lucide-react';
import { FormattedMessage, useIntl } from 'react-intl';
import { stepZoom, USUAL_ZOOM } from '../../../contract/model/zoom.ts';
import { Button } from '../../ui/Button.tsx';
import { TroubleText } from '../../ui/TroubleText.tsx';
import { useSettings } from './useSettings.ts';
import styles from './ZoomChoice.module.css';

/** How large one of the two windows draws, step by step. */
export function ZoomChoice({ of }: { readonly of: 'windowZoom' | 'popupZoom' }) {
  const intl = useIntl();
  const { settings, change, trouble } = useSettings();
  const percent = settings[of];
  const set = (zoom: number): void => change({ [of]: zoom });
  return (
    <div className={styles['block']} role="group" aria-label={intl.formatMessage({ id: `zoom.${of}` })}>
      <span>
        <FormattedMessage id={`zoom.${of}`} />
      </span>
      <div className={styles['line']}>
        <Button
          look="icon"
          aria-label={intl.formatMessage({ id: 'zoom.smaller' })}
          onClick={() => set(stepZoom(percent, 'out'))}
        >
          <Minus size={16} aria-hidden />
        </Button>
        <span className={styles['readout']} aria-live="polite">
          <FormattedMessage id="zoom.percent" values={{ percent }} />
        </span>
        <Button
          look="icon"
          aria-label={intl.formatMessage({ id: 'zoom.larger' })}
          onClick={() => set(stepZoom(percent, 'in'))}
        >
          <Plus size={16} aria-hidden />
        </Button>
        {percent !== USUAL_ZOOM && (
          <Button look="quiet" onClick={() => set(USUAL_ZOOM)}>
            <FormattedMessage id="zoom.usual" />
          </Button>
        )}
      </div>
      <p className={styles['hint']}>
        <FormattedMessage id={`zoom.${of}Hint`} />
      </p>
      <TroubleText trouble={trouble} />
    </div>
  );
}
