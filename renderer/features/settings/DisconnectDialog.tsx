import { FormattedMessage, useIntl } from 'react-intl';
import { act } from '../../ui/bridge.ts';
import { Button } from '../../ui/Button.tsx';
import { TroubleText } from '../../ui/TroubleText.tsx';
import { useAction } from '../../ui/useAction.ts';
import { WindowDialog } from '../../ui/WindowDialog.tsx';

export function DisconnectDialog({ onClose }: { readonly onClose: () => void }) {
  const action = useAction();
  const disconnect = async (): Promise<void> => {
    if (await action.run(() => act('account.disconnect'))) onClose();
  };
  return (
    <WindowDialog
      role="alertdialog"
      title={useIntl().formatMessage({ id: 'account.disconnectTitle' })}
      onClose={onClose}
      buttons={
        <>
          <Button autoFocus onClick={onClose}>
            <FormattedMessage id="action.cancel" />
          </Button>
          <Button look="danger" pending={action.pending} onClick={() => void disconnect()}>
            <FormattedMessage id="account.disconnect" />
          </Button>
        </>
      }
    >
      <p>
        <FormattedMessage id="account.disconnectText" />
      </p>
      <TroubleText trouble={action.trouble} />
    </WindowDialog>
  );
}
