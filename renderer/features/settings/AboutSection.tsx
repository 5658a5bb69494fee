import { useIntl } from 'react-intl';
import { useDesk } from '../../store/DeskProvider.tsx';
import { Facts } from './Facts.tsx';

export function AboutSection() {
  const intl = useIntl();
  const versions = useDesk((desk) => desk.app.app.versions);
  const windowSystem = useDesk((desk) => desk.app.app.windowSystem);
  const dataFolder = useDesk((desk) => desk.app.app.dataFolder);
  return (
    <Facts
      facts={[
        { name: intl.formatMessage({ id: 'about.version' }), value: versions.app },
        { name: intl.formatMessage({ id: 'about.electron' }), value: versions.electron },
        { name: intl.formatMessage({ id: 'about.chromium' }), value: versions.chromium },
        { name: intl.formatMessage({ id: 'about.node' }), value: versions.node },
        ...(windowSystem === null
          ? []
          : [
              {
                name: intl.formatMessage({ id: 'about.windowSystem' }),
                value: intl.formatMessage({ id: `about.${windowSystem}` }),
              },
            ]),
        { name: intl.formatMessage({ id: 'about.data' }), value: dataFolder },
        { name: intl.formatMessage({ id: 'about.licence' }), value: intl.formatMessage({ id: 'about.mit' }) },
      ]}
    />
  );
}
