import { FormattedMessage, useIntl } from 'react-intl';
import type { Location } from '../../../contract/model/location.ts';
import { act } from '../../ui/bridge.ts';
import { Button } from '../../ui/Button.tsx';
import { TroubleText } from '../../ui/TroubleText.tsx';
import { useAction } from '../../ui/useAction.ts';
import { WindowDialog } from '../../ui/WindowDialog.tsx';

export function RemoveDialog({
  location,
  onClose,
}: {
  readonly location: Location;
  readonly onClose: () => void;
}) {
  const action = useAction();
  const remove = async (): Promise<void> => {
    if (await action.run(() => act('account.removeLocation', { locationId: location.id }))) onClose();
  };
  return (
    <WindowDialog
      role="alertdialog"
      title={useIntl().formatMessage({ id: 'account.removeTitle' }, { location: location.title })}
      onClose={onClose}
      buttons={
        <>
          <Button autoFocus onClick={onClose}>
            <FormattedMessage id="action.cancel" />
          </Button>
          <Button look="danger" pending={action.pending} onClick={() => void remove()}>
            <FormattedMessage id="account.removeShort" />
          </Button>
        </>
      }
    >
      <p>
        <FormattedMessage id="account.removeText" />
      </p>
      <TroubleText trouble={action.trouble} />
    </WindowDialog>
  );
}
