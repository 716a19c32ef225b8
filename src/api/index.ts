/** What the renderer and the hosts see of the contract. The dispatcher is imported from its own file by hosts alone. */
export { BRIDGE_NAME, type Bridge, bridgeTransport } from './bridge.ts';
export { type BrowserShellOptions, browserShellTransport, type PageAbilities } from './browser-shell.ts';
export { type CallOptions, type Client, createClient, type Transport } from './client.ts';
export type { ApiError, CommonErrorCode, ErrorCode, ErrorParameters } from './errors.ts';
export { ApiFailure, apiError, ERROR_CODES, ERRORS } from './errors.ts';
export type { MenuCommand, PayloadOf, Topic } from './events.ts';
export type { OpenPurpose, SavePurpose } from './file-types.ts';
export { OPEN_FILE_TYPES, PICKED_FILE_LIMIT, SAVE_FILE_TYPES } from './file-types.ts';
export type { EventFrame, ReplyFrame, RequestFrame } from './frames.ts';
export type { DeepReadonly, JsonValue } from './json.ts';
export { isListedLink, LINK_HOSTS } from './links.ts';
export type {
  CoreMethodName,
  InputOf,
  MethodName,
  OutputOf,
  OwnErrorCodeOf,
  ShellMethodName,
} from './table.ts';
