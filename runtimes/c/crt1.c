// The start of C programs: as wasi-libc's, plus an abort() that ends with the exit code other
// systems show for SIGABRT (128 + 6) instead of a trap.

#include <wasi/api.h>

void __wasm_call_ctors(void);
int __main_void(void);
void __wasm_call_dtors(void);

_Noreturn void abort(void) { __wasi_proc_exit(134); }

__attribute__((export_name("_start"))) void _start(void) {
  __wasm_call_ctors();
  int code = __main_void();
  __wasm_call_dtors();
  if (code != 0)
    __wasi_proc_exit(code);
}
