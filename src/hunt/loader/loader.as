// Reading indicators by the million: lists line by line, and values into the kernel's index; what is written as most
// are, and nothing else. Whatever is odd is handed back to the host, which reads it slowly.
export { at, count, learn, lineFrom, lineTo, number, packedSize, parse, setLayout, wordFrom, wordTo } from './lines';
export { addValues } from './values';
