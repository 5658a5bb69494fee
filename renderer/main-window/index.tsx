import '../ui/tokens.css';
import '../ui/base.css';
import { startWindow } from '../store/startWindow.tsx';
import { MainWindow } from './MainWindow.tsx';

void startWindow('main', <MainWindow />);
