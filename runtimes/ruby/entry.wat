;; The entry of the Ruby interpreter, which comes as a library.
;;
;; `wizer.initialize` starts it with all arguments but the last and runs that one as Ruby code;
;; `_start`, in the snapshot taken then, calls `Mettle.run` with the arguments, as hex digits.
(module
  (import "base" "memory" (memory 1))
  (import "base" "cabi_realloc" (func $realloc (param i32 i32 i32 i32) (result i32)))
  (import "base" "ruby-init: func(args: list<string>) -> ()" (func $ruby_init (param i32 i32)))
  (import "base" "ruby-init-loadpath: func() -> ()" (func $ruby_init_loadpath))
  (import "base" "rb-eval-string-protect: func(str: string) -> tuple<handle<rb-abi-value>, s32>"
    (func $eval (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "args_sizes_get" (func $args_sizes_get (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "args_get" (func $args_get (param i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "proc_exit" (func $proc_exit (param i32)))

  (func $allocate (param $bytes i32) (result i32)
    (call $realloc (i32.const 0) (i32.const 0) (i32.const 8) (local.get $bytes)))

  ;; The pointers to the arguments, their number, their text and its length.
  (func $arguments (result i32 i32 i32 i32) (local $sizes i32) (local $argv i32) (local $text i32)
    (local.set $sizes (call $allocate (i32.const 8)))
    (drop (call $args_sizes_get (local.get $sizes) (i32.add (local.get $sizes) (i32.const 4))))
    (local.set $argv (call $allocate (i32.mul (i32.load (local.get $sizes)) (i32.const 4))))
    (local.set $text (call $allocate (i32.load offset=4 (local.get $sizes))))
    (drop (call $args_get (local.get $argv) (local.get $text)))
    (local.get $argv)
    (i32.load (local.get $sizes))
    (local.get $text)
    (i32.load offset=4 (local.get $sizes)))

  (func $length (param $text i32) (result i32) (local $end i32)
    (local.set $end (local.get $text))
    (loop $next
      (if (i32.load8_u (local.get $end))
        (then
          (local.set $end (i32.add (local.get $end) (i32.const 1)))
          (br $next))))
    (i32.sub (local.get $end) (local.get $text)))

  (func (export "wizer.initialize")
    (local $argv i32) (local $count i32) (local $list i32) (local $index i32) (local $argument i32)
    (drop (drop (call $arguments)))
    (local.set $count)
    (local.set $argv)
    (local.set $count (i32.sub (local.get $count) (i32.const 1)))
    (local.set $list (call $allocate (i32.mul (local.get $count) (i32.const 8))))
    (loop $next
      (local.set $argument
        (i32.load (i32.add (local.get $argv) (i32.mul (local.get $index) (i32.const 4)))))
      (i32.store
        (i32.add (local.get $list) (i32.mul (local.get $index) (i32.const 8)))
        (local.get $argument))
      ;; The closing zero belongs to it: Ruby takes the pointer as it is.
      (i32.store offset=4
        (i32.add (local.get $list) (i32.mul (local.get $index) (i32.const 8)))
        (i32.add (call $length (local.get $argument)) (i32.const 1)))
      (local.set $index (i32.add (local.get $index) (i32.const 1)))
      (br_if $next (i32.lt_u (local.get $index) (local.get $count))))
    (call $ruby_init (local.get $list) (local.get $count))
    (call $ruby_init_loadpath)
    (local.set $argument
      (i32.load (i32.add (local.get $argv) (i32.mul (local.get $count) (i32.const 4)))))
    (if (i32.load offset=4 (call $eval (local.get $argument) (call $length (local.get $argument))))
      (then (unreachable))))

  (func $hex_digit (param $digit i32) (result i32)
    (i32.add
      (local.get $digit)
      (select (i32.const 48) (i32.const 87) (i32.lt_u (local.get $digit) (i32.const 10)))))

  (func (export "_start")
    (local $text i32) (local $bytes i32) (local $code i32) (local $at i32) (local $byte i32)
    (call $arguments)
    (local.set $bytes)
    (local.set $text)
    (drop) (drop)
    (local.set $code (call $allocate (i32.add (i32.mul (local.get $bytes) (i32.const 2)) (i32.const 16))))
    ;; "Mettle.run '" in sixteen bytes, the last four of which are written over.
    (i64.store (local.get $code) (i64.const 0x722e656c7474654d))
    (i64.store offset=8 (local.get $code) (i64.const 0x27206e75))
    (local.set $at (i32.add (local.get $code) (i32.const 12)))
    (loop $next
      (local.set $byte (i32.load8_u (local.get $text)))
      (i32.store8 (local.get $at) (call $hex_digit (i32.shr_u (local.get $byte) (i32.const 4))))
      (i32.store8 offset=1 (local.get $at) (call $hex_digit (i32.and (local.get $byte) (i32.const 15))))
      (local.set $at (i32.add (local.get $at) (i32.const 2)))
      (local.set $text (i32.add (local.get $text) (i32.const 1)))
      (local.set $bytes (i32.sub (local.get $bytes) (i32.const 1)))
      (br_if $next (local.get $bytes)))
    (i32.store8 (local.get $at) (i32.const 39))
    (drop (call $eval
      (local.get $code)
      (i32.sub (i32.add (local.get $at) (i32.const 1)) (local.get $code))))
    ;; Mettle.run ends the process itself.
    (call $proc_exit (i32.const 70)))

  ;; Handles of values are the values.
  (func (export "import canonical_abi resource_new_rb-abi-value") (param i32) (result i32) (local.get 0))
  (func (export "import canonical_abi resource_get_rb-abi-value") (param i32) (result i32) (local.get 0)))
