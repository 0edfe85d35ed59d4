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

  (import "base" "_initialize" (func $initialize))
  (import "base" "asyncify_start_unwind" (func $start_unwind (param i32)))
  (import "base" "asyncify_start_rewind" (func $start_rewind (param i32)))
  (import "base" "global 0" (global $stack_pointer (mut i32)))

  ;; Ruby leaves and enters many C frames at once (exceptions, fibers, a garbage collection that
  ;; looks for values in them) by writing them to a buffer and reading them back. Its buffers have
  ;; 24 KiB, which 60 nested blocks fill; more traps or writes over other data. Its C stack has 16
  ;; MiB, which a thousand nested blocks fill. Both get room here: memory that is not touched
  ;; costs nothing.
  (global $stack_bytes i32 (i32.const 268435456))
  (global $stack (mut i32) (i32.const 0))
  (global $stack_end (mut i32) (i32.const 0))

  (global $stack_start i32 (i32.const 21148144))

  ;; Used for a moment only, so one large buffer serves them both. They lie at these places of
  ;; this very module.
  (global $scan_buffer i32 (i32.const 21123552))
  (global $throw_buffer i32 (i32.const 21148156))
  (global $large_bytes i32 (i32.const 67108864))
  (global $large (mut i32) (i32.const 0))

  ;; What `setjmp` saves must last until the frame that called it is left. These frames nest, and
  ;; with them what they save: a second stack holds it. A table says whose it is, in entries of 16
  ;; bytes: the jump buffer, the stack pointer of its frame, the end of what was saved.
  (global $saved_bytes i32 (i32.const 67108864))
  (global $saved (mut i32) (i32.const 0))
  (global $table_bytes i32 (i32.const 1048576))
  (global $table (mut i32) (i32.const 0))
  ;; The end of the table's last entry.
  (global $top (mut i32) (i32.const 0))

  ;; What is not touched lies behind what is, so that the snapshot is dense: a block is set aside
  ;; in front for what is allocated from now on.
  (func (export "_initialize") (local $front i32)
    (local.set $front (call $allocate (i32.const 12582912)))
    (global.set $stack (call $allocate (global.get $stack_bytes)))
    (global.set $stack_end
      (i32.and (i32.add (global.get $stack) (global.get $stack_bytes)) (i32.const -16)))
    (global.set $large (call $allocate (global.get $large_bytes)))
    (global.set $saved (call $allocate (global.get $saved_bytes)))
    (global.set $table (call $allocate (global.get $table_bytes)))
    (global.set $top (global.get $table))
    (drop (call $realloc (local.get $front) (i32.const 12582912) (i32.const 8) (i32.const 16)))
    (global.set $stack_pointer (global.get $stack_end))
    (call $initialize)
    ;; Where the interpreter remembers the stack's start, from which its garbage collector scans.
    (if (i32.ne (i32.load (global.get $stack_start)) (i32.const 16777216)) (then (unreachable)))
    (i32.store (global.get $stack_start) (global.get $stack_end)))

  ;; Whether it is the untouched buffer of a `setjmp` on the main stack: two words, then its own
  ;; space. (A fiber's has three words. Fibers have stacks and buffers of their own.)
  (func $is_of_setjmp (param $buffer i32) (result i32)
    (i32.and
      (i32.and
        (i32.eq (i32.load (local.get $buffer)) (i32.add (local.get $buffer) (i32.const 8)))
        (i32.eq
          (i32.load offset=4 (local.get $buffer))
          (i32.add (local.get $buffer) (i32.const 24584))))
      (i32.le_u
        (i32.sub (global.get $stack_pointer) (global.get $stack))
        (global.get $stack_bytes))))

  ;; Forgets what frames saved that are left: the stack grows down.
  (func $forget_left_frames
    (block $done
      (loop $next
        (br_if $done (i32.eq (global.get $top) (global.get $table)))
        (br_if $done
          (i32.gt_u
            (i32.load offset=4 (i32.sub (global.get $top) (i32.const 16)))
            (global.get $stack_pointer)))
        (global.set $top (i32.sub (global.get $top) (i32.const 16)))
        (br $next))))

  (func $save (param $buffer i32) (local $from i32)
    (call $forget_left_frames)
    (local.set $from (global.get $saved))
    (if (i32.ne (global.get $top) (global.get $table))
      (then
        (local.set $from (i32.load offset=8 (i32.sub (global.get $top) (i32.const 16))))))
    (if (i32.eq (global.get $top) (i32.add (global.get $table) (global.get $table_bytes)))
      (then (unreachable)))
    (i32.store (local.get $buffer) (local.get $from))
    (i32.store offset=4
      (local.get $buffer)
      (i32.add (global.get $saved) (global.get $saved_bytes)))
    (i32.store (global.get $top) (local.get $buffer))
    (i32.store offset=4 (global.get $top) (global.get $stack_pointer))
    (i32.store offset=8 (global.get $top) (local.get $from))
    (global.set $top (i32.add (global.get $top) (i32.const 16))))

  (func (export "replace asyncify_start_unwind") (param $buffer i32)
    (if (i32.or
          (i32.eq (local.get $buffer) (global.get $scan_buffer))
          (i32.eq (local.get $buffer) (global.get $throw_buffer)))
      (then
        (i32.store (local.get $buffer) (global.get $large))
        (i32.store offset=4
          (local.get $buffer)
          (i32.add (global.get $large) (global.get $large_bytes)))))
    (if (call $is_of_setjmp (local.get $buffer))
      (then (call $save (local.get $buffer))))
    (call $start_unwind (local.get $buffer)))

  ;; Where what was saved ends is known when it is read for the first time; and going back to a
  ;; `setjmp` leaves all frames below it.
  (func (export "replace asyncify_start_rewind") (param $buffer i32) (local $entry i32)
    ;; The collector looks at all of this buffer: only at what was written, not at 64 MiB.
    (if (i32.eq (local.get $buffer) (global.get $scan_buffer))
      (then (i32.store offset=4 (local.get $buffer) (i32.load (local.get $buffer)))))
    (if (i32.le_u
          (i32.sub (i32.load (local.get $buffer)) (global.get $saved))
          (global.get $saved_bytes))
      (then
        (local.set $entry (global.get $top))
        (block $done
          (loop $next
            (br_if $done (i32.eq (local.get $entry) (global.get $table)))
            (local.set $entry (i32.sub (local.get $entry) (i32.const 16)))
            (br_if $next (i32.ne (i32.load (local.get $entry)) (local.get $buffer)))
            (i32.store offset=8 (local.get $entry) (i32.load (local.get $buffer)))
            (global.set $top (i32.add (local.get $entry) (i32.const 16)))))))
    (call $start_rewind (local.get $buffer)))

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
