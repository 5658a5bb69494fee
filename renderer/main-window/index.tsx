import '../ui/tokens.css';
import '../ui/base.css';
import './firstLook.css';
import { afterFirstFrame } from './afterFirstFrame.ts';

afterFirstFrame(() => void import('./draw.tsx'));
