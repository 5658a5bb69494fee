import { useDesk } from '../../store/DeskProvider.tsx';
import { LinkForm } from './LinkForm.tsx';
import { RegistrationPanel } from './RegistrationPanel.tsx';

/** From the link that Altegio opens after Connect to locations in which telephony works. */
export function ConnectTab() {
  const registration = useDesk((desk) => desk.partner.partner.registration);
  return (
    <>
      {/* A link that came from outside takes the place of what was pasted before it. */}
      <LinkForm
        key={registration && registration.source !== 'pasted' ? registration.id : 'pasted'}
        registration={registration}
      />
      {registration && <RegistrationPanel registration={registration} />}
    </>
  );
}
