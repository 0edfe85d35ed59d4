// Throws out of a static block of a class with a private constructor.
// says: main.ts:6

class Singleton {
  private constructor(readonly name: string) {}
  static { throw new Error(new Singleton('x').name); }
}
