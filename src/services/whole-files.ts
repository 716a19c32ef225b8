// For shells that write a file themselves without loading the use cases.
export { writeFilesWhole } from '../export/whole-files.ts';
