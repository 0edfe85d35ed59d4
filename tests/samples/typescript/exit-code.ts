enum Code {
  Fine = 0,
  Seven = 7,
}
console.log('before');
process.exit(Code.Seven);
