export { type StaffedSpecial, withAllottedTeachers } from './allotted-teachers.ts';
export type { RoomDecision, SpecialInput, SpecialResult } from './input.ts';
export { planSpecialEducation } from './plan-special.ts';
