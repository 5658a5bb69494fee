import { FormattedMessage } from 'react-intl';
import { Button } from '../../ui/Button.tsx';

/** Leads from the locations to what the owner of the Marketplace app does with them. */
export function PartnerToolsButton({ onOpen }: { readonly onOpen: () => void }) {
  return (
    <Button onClick={onOpen}>
      <FormattedMessage id="partner.tools" />
    </Button>
  );
}
