import { useIntl } from 'react-intl';
import { DiscountPanel } from './DiscountPanel.tsx';
import { LocationPick } from './LocationPick.tsx';
import { PaymentsPanel } from './PaymentsPanel.tsx';
import { TariffsPanel } from './TariffsPanel.tsx';
import { useFirstLocation } from './useFirstLocation.ts';

/** What a location has paid, what it may pay, and for how much less. */
export function BillingTab() {
  const intl = useIntl();
  const [location, choose] = useFirstLocation();
  return (
    <>
      <LocationPick
        label={intl.formatMessage({ id: 'partner.location' })}
        chosen={location}
        onChange={choose}
      />
      {location && (
        <>
          <PaymentsPanel key={`payments ${location.id}`} location={location} />
          <TariffsPanel location={location} />
          <DiscountPanel />
        </>
      )}
    </>
  );
}
