import { FileRegistry } from '../../src/host/file-registry.ts';
import { type Port, serveCore } from '../../src/host/message-port.ts';
import { startCore } from '../../src/host/start-core.ts';

/** The port to the main process, which wraps every message in an event. */
function parentPort(): Port {
  const port = process.parentPort;
  return {
    post: (text) => port.postMessage(text),
    onText: (listener) => void port.on('message', (event) => listener(String(event.data))),
    // The system ends this process together with the main process, so there is no closing to hear of.
    onClose: () => undefined,
    close: () => process.exit(0),
  };
}

const dataFolder = process.argv[2];
if (dataFolder === undefined) throw new Error('the core needs its data folder as first argument');
const registry = new FileRegistry();
await serveCore(startCore({ dataFolder, registry }), parentPort());
