import { ConnectForm } from '../features/connect/ConnectForm.tsx';
import { Welcome } from '../features/welcome/Welcome.tsx';
import { useDesk } from '../store/DeskProvider.tsx';
import { useTheme } from '../store/useTheme.ts';
import { Shell } from './Shell.tsx';

export function MainWindow() {
  const stage = useDesk((desk) => desk.app.app.stage);
  useTheme();
  switch (stage) {
    case 'welcome':
      return <Welcome />;
    case 'connect':
      return <ConnectForm />;
    case 'ready':
      return <Shell />;
  }
}
