import { useDesk } from '../../store/DeskProvider.tsx';
import { LinkForm } from './LinkForm.tsx';
import { RegistrationPanel } from './RegistrationPanel.tsx';

/** From the link that Altegio opens after Connect to locations in which telephony works. */
export function ConnectTab() {
  const registration = useDesk((desk) => desk.partner.partner.registration);
  return (
    <>
      <LinkForm registration={registration} />
      {registration && <RegistrationPanel registration={registration} />}
    </>
  );
}
