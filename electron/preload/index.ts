import { contextBridge, type IpcRendererEvent, ipcRenderer } from 'electron';
import { BRIDGE_NAME, type Bridge } from '../../src/api/bridge.ts';
import type { EventFrame } from '../../src/api/frames.ts';
import { EVENT_CHANNEL, REQUEST_CHANNEL } from '../channels.ts';

/** All that the page can reach: one function to ask and one to hear. Electron's own objects stay on this side. */
const bridge: Bridge = {
  request: (frame) => ipcRenderer.invoke(REQUEST_CHANNEL, frame),
  subscribe(listener) {
    const hear = (_event: IpcRendererEvent, frame: EventFrame) => listener(frame);
    ipcRenderer.on(EVENT_CHANNEL, hear);
    return () => {
      ipcRenderer.removeListener(EVENT_CHANNEL, hear);
    };
  },
};

contextBridge.exposeInMainWorld(BRIDGE_NAME, bridge);
