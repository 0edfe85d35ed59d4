// Where a failed check of the compiler (-fsanitize-minimal-runtime) leads. Each handler does in
// WebAssembly what was found, so that the program ends by the trap that names it.

_Noreturn void __ubsan_handle_divrem_overflow_minimal_abort(void) {
  volatile int one = 1, zero = 0;
  volatile int quotient = one / zero;
  (void)quotient;
  __builtin_trap();
}
