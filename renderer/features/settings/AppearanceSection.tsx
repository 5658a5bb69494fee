import { useIntl } from 'react-intl';
import type { Theme } from '../../../contract/model/settings.ts';
import { Radios } from '../../ui/Radios.tsx';
import { TroubleText } from '../../ui/TroubleText.tsx';
import { useSettings } from './useSettings.ts';
import { ZoomChoice } from './ZoomChoice.tsx';

const THEMES = ['system', 'light', 'dark'] as const;

export function AppearanceSection() {
  const intl = useIntl();
  const { settings, change, trouble } = useSettings();
  return (
    <>
      <Radios<Theme>
        look="segments"
        label={intl.formatMessage({ id: 'appearance.theme' })}
        value={settings.theme}
        options={THEMES.map((value) => ({
          value,
          text: intl.formatMessage({ id: `appearance.theme.${value}` }),
        }))}
        onChange={(theme) => change({ theme })}
      />
      <ZoomChoice of="windowZoom" />
      <TroubleText trouble={trouble} />
    </>
  );
}
