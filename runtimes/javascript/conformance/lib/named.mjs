export const one = 1;
export class Two { n = 2; }
export default function () { return 'default'; }
