export { checkRoomsData, type RoomsFault } from './checks.ts';
export {
  type Reach,
  type RoomCost,
  type RoomSchool,
  type RoomsData,
  type RoomsDecisions,
  servedSchools,
} from './data.ts';
export { type MissingRoom, missingRooms } from './explain.ts';
export { type RoomsGoal, roomsGoals } from './goals.ts';
export { canOpenAll, canOpenAny, openGreedily } from './greedy.ts';
export { buildRoomsModel, openedRooms, ROOMS_CONSTRAINTS, type RoomsConstraint, type RoomsModel } from './model.ts';
export { addVariables, type RoomsVariables } from './variables.ts';
export { verifyRooms } from './verify.ts';
