class Failure extends Error {
  constructor(message: string, public code: number) {
    super(message);
  }
}
console.log('before');
throw new Failure('boom', 1);
