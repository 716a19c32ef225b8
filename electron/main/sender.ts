import type { IpcMainInvokeEvent, WebContents } from 'electron';
import { isOwnAddress } from './origin.ts';

/**
 * Whether a message comes from our own page: from the window we made, from its main frame, and from our address. A
 * frame that is gone (null) is nobody.
 */
export function isTrustedSender(
  event: Pick<IpcMainInvokeEvent, 'sender' | 'senderFrame'>,
  window: WebContents | null,
): boolean {
  return (
    window !== null &&
    event.sender === window &&
    event.senderFrame !== null &&
    event.senderFrame === event.sender.mainFrame &&
    isOwnAddress(event.senderFrame.url)
  );
}
