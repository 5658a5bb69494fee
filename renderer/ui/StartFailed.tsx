import { FormattedMessage } from 'react-intl';

export function StartFailed() {
  return (
    <p role="alert">
      <FormattedMessage id="app.startFailed" />
    </p>
  );
}
