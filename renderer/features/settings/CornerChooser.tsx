import { useIntl } from 'react-intl';
import type { Corner } from '../../../contract/model/settings.ts';
import { Radios } from '../../ui/Radios.tsx';
import { TroubleText } from '../../ui/TroubleText.tsx';
import styles from './CornerChooser.module.css';
import { useSettings } from './useSettings.ts';

const CORNERS = ['top-start', 'top-end', 'bottom-start', 'bottom-end'] as const;

/** A small picture of the screen for each corner. */
export function CornerChooser() {
  const intl = useIntl();
  const { settings, change, trouble } = useSettings();
  return (
    <div>
      <Radios<Corner>
        label={intl.formatMessage({ id: 'popupSettings.corner' })}
        look="tiles"
        value={settings.popupCorner}
        options={CORNERS.map((value) => {
          const text = intl.formatMessage({ id: `popupSettings.corner.${value}` });
          return { value, text, look: <CornerPicture corner={value} text={text} /> };
        })}
        onChange={(popupCorner) => change({ popupCorner })}
      />
      <TroubleText trouble={trouble} />
    </div>
  );
}

function CornerPicture({ corner, text }: { readonly corner: Corner; readonly text: string }) {
  return (
    <>
      <span className={styles['screen']} data-corner={corner}>
        <i />
      </span>
      {text}
    </>
  );
}
