const n = Number(require("fs").readFileSync(0, "utf8"));
let left = (n * (n + 1)) / 4;
if (!Number.isInteger(left)) {
  console.log("impossible");
} else {
  const taken = [];
  for (let volume = n; volume > 0; volume--) {
    if (volume <= left) {
      left -= volume;
      taken.push(volume);
    }
  }
  console.log(taken.length);
  console.log(taken.join(" "));
}
