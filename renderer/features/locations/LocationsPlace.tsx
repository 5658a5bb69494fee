import { useState } from 'react';
import { FormattedMessage } from 'react-intl';
import { PartnerTools } from '../partner/PartnerTools.tsx';
import { PartnerToolsButton } from '../partner/PartnerToolsButton.tsx';

export function LocationsPlace() {
  const [partner, setPartner] = useState(false);
  if (partner) return <PartnerTools onBack={() => setPartner(false)} />;
  return (
    <>
      <h1>
        <FormattedMessage id="nav.locations" />
      </h1>
      <div>
        <PartnerToolsButton onOpen={() => setPartner(true)} />
      </div>
    </>
  );
}
