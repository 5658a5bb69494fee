import '../ui/tokens.css';
import '../ui/base.css';
import messages from 'popup-texts';
import { startWindow } from '../store/startWindow.tsx';
import { PopupWindow } from './PopupWindow.tsx';

void startWindow('popup', <PopupWindow />, messages);
