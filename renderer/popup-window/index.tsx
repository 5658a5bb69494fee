import '../ui/tokens.css';
import '../ui/base.css';
import { startWindow } from '../store/startWindow.tsx';
import { PopupWindow } from './PopupWindow.tsx';

void startWindow('popup', <PopupWindow />);
