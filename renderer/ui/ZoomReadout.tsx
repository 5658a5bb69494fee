import { useEffect, useState } from 'react';
import { FormattedMessage } from 'react-intl';
import { useDesk } from '../store/DeskProvider.tsx';
import styles from './ZoomReadout.module.css';

const SHOWN_MS = 1_500;

/** Tells the zoom of its window for a moment whenever it is changed. */
export function ZoomReadout({ of }: { readonly of: 'windowZoom' | 'popupZoom' }) {
  const percent = useDesk((desk) => desk.settings.settings[of]);
  const [told, setTold] = useState(percent);
  const shown = percent !== told;

  useEffect(() => {
    const timer = window.setTimeout(() => setTold(percent), SHOWN_MS);
    return () => window.clearTimeout(timer);
  }, [percent]);

  if (!shown) return null;
  return (
    <div className={styles['readout']} aria-hidden>
      <FormattedMessage id="zoom.percent" values={{ percent }} />
    </div>
  );
}
