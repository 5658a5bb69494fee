import messages from '../messages/en.json';
import { startWindow } from '../store/startWindow.tsx';
import { MainWindow } from './MainWindow.tsx';

void startWindow('main', <MainWindow />, messages);
