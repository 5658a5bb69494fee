import { useIntl } from 'react-intl';
import { useDesk } from '../../store/DeskProvider.tsx';

/** What a location is called here; one that is not watched goes by its number. */
export function useLocationName(): (id: number) => string {
  const intl = useIntl();
  const locations = useDesk((desk) => desk.account.account.locations);
  return (id) =>
    locations.find((location) => location.id === id)?.title ??
    intl.formatMessage({ id: 'partner.locationNumber' }, { id: `${id}` });
}
