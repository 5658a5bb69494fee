import { ConnectForm } from '../features/connect/ConnectForm.tsx';
import { Welcome } from '../features/welcome/Welcome.tsx';
import { useDesk } from '../store/DeskProvider.tsx';
import { useTheme } from '../store/useTheme.ts';
import { ZoomReadout } from '../ui/ZoomReadout.tsx';
import { Shell } from './Shell.tsx';

export function MainWindow() {
  const stage = useDesk((desk) => desk.app.app.stage);
  useTheme();
  return (
    <>
      {stage === 'welcome' && <Welcome />}
      {stage === 'connect' && <ConnectForm />}
      {stage === 'ready' && <Shell />}
      <ZoomReadout of="windowZoom" />
    </>
  );
}
