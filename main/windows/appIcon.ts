import { nativeImage, type NativeImage } from 'electron';
import icon from '../../build/icon.png';

/** The app's own picture, for windows and notifications. */
export const appIcon = (): NativeImage =>
  nativeImage.createFromDataURL(icon).resize({ width: 128, height: 128 });
