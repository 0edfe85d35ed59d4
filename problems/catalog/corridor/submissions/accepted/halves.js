const fs = require("fs");
const byte = Buffer.alloc(1);
function line() {
  let text = "";
  while (fs.readSync(0, byte, 0, 1, null) === 1 && byte[0] !== 10) text += String.fromCharCode(byte[0]);
  return text;
}
let low = 0;
let high = Number(line());
while (low < high) {
  const middle = (low + high + 1) >> 1;
  console.log("? " + middle);
  if (line() === "on") low = middle;
  else high = middle - 1;
}
console.log("! " + low);
