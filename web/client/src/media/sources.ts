/** Whether this browser can show its screen at all; phones can't. */
export const canShareScreen = typeof navigator.mediaDevices?.getDisplayMedia === 'function';

/** `camera` shows what is in front of a phone, `face` the person. */
export type Source = 'screen' | 'window' | 'camera' | 'face' | 'microphone';

/**
 * What the person gives away: their screen, camera, microphone. Must be called in the handler of their own click: a browser asks for that.
 * @throws DOMException when they or the browser said no (NotAllowedError), or there is nothing to take (NotFoundError).
 */
export async function capture(source: Source): Promise<MediaStream> {
  const devices = navigator.mediaDevices;
  switch (source) {
    case 'screen':
    case 'window': {
      const stream = await devices.getDisplayMedia({ video: { displaySurface: source === 'screen' ? 'monitor' : 'window', frameRate: { max: 30 } }, audio: false });
      // Letters matter more than motion.
      for (const track of stream.getVideoTracks()) track.contentHint = 'detail';
      return stream;
    }
    case 'camera': return await devices.getUserMedia({ video: { width: { ideal: 1280 }, height: { ideal: 720 }, facingMode: 'environment' } });
    case 'face': return await devices.getUserMedia({ video: { width: { ideal: 640 }, height: { ideal: 360 }, facingMode: 'user' } });
    case 'microphone': return await devices.getUserMedia({ audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true } });
  }
}

export function stop(stream: MediaStream): void { for (const track of stream.getTracks()) track.stop(); }
